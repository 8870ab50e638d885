import type { CooldownGate } from "../retry/cooldown-gate.js";
import type { Limiter } from "../retry/limiter.js";
import type { Send } from "./exchange.js";

/** Holds each attempt back until the limiter has a place for it and the gate is open. */
export function withLimits(send: Send, options: { limiter: Limiter; cooldown: CooldownGate }): Send {
  const { limiter, cooldown } = options;
  return (request, call) =>
    limiter.run(call.signal, async () => {
      // The gate may close while the attempt waits for its turn.
      do {
        await cooldown.wait(call.signal);
        await limiter.pace(call.signal);
      } while (cooldown.closed);
      return await send(request, call);
    });
}
