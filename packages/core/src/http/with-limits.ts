import type { OperationId } from "@cdf-multipart/spec";
import { TimeoutError } from "../errors/timeout-error.js";
import type { CooldownGate } from "../retry/cooldown-gate.js";
import type { Limiter } from "../retry/limiter.js";
import { momentText } from "../time/outside-time.js";
import type { Call, Send } from "./exchange.js";

/** What holds requests back. */
export interface Limits {
  /** Of all requests together. */
  readonly limiter: Limiter;
  /** Of the operations that have a budget of their own, beside it. */
  readonly own: Readonly<Partial<Record<OperationId, Limiter>>>;
  readonly cooldown: CooldownGate;
}

/** Holds each attempt back until the limiters have a place for it and the gate is open. */
export function withLimits(send: Send, limits: Limits): Send {
  const { limiter, cooldown } = limits;
  return (request, call) => {
    const { signal } = call;
    const own = limits.own[call.operation];
    const enter = () =>
      limiter.run(signal, async () => {
        // The gate may close while the attempt waits for its turn.
        do {
          if (cooldown.closed) refuseLongWait(cooldown, call);
          await cooldown.wait(signal);
          await own?.pace(signal);
          await limiter.pace(signal);
        } while (cooldown.closed);
        return await send(request, call);
      });
    return own === undefined ? enter() : own.run(signal, enter);
  };
}

/** Whoever has less time than the wait takes hears of it now. Where there is no network, the end is not known. */
function refuseLongWait({ until }: CooldownGate, { operation, deadline, deadlineAt }: Call): void {
  if (until < deadlineAt || until === Number.POSITIVE_INFINITY) return;
  const message = `${operation} was not sent: CDF or the store asked to wait until ${momentText(until)}, and the deadline of ${deadline} ms comes first. Try again after that.`;
  throw new TimeoutError(message, { code: "deadline-exceeded", timeout: deadline, mayHaveArrived: false });
}
