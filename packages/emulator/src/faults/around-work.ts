import { setTimeout as sleep } from "node:timers/promises";
import type { EmulatorContext } from "../context.js";
import { type Answer, type Outgoing, TAKEN } from "../http/answer.js";
import { discardBody } from "../http/discard-body.js";
import type { Exchange } from "../http/exchange.js";
import { faultAnswer } from "./fault-answer.js";
import { resetConnection } from "./shapes.js";

/**
 * What a fault does before the work: an answer instead of it, or TAKEN when there will be none. `undefined` lets
 * the work begin.
 */
export async function beforeWork(exchange: Exchange): Promise<Outgoing | undefined> {
  const { fault } = exchange;
  switch (fault?.type) {
    case "reset":
      if (fault.when === "after-work") return undefined;
      if (fault.when === "after-bytes" && (hasBody(exchange) || exchange.operation === "download"))
        return undefined;
      resetConnection(exchange);
      return TAKEN;
    case "stall":
      if (hasBody(exchange) || exchange.operation === "download") return undefined;
      return TAKEN;
    case "status":
      if (fault.afterWork === true) return undefined;
      await discardBody(exchange);
      return faultAnswer(fault);
    case "html":
      await discardBody(exchange);
      return faultAnswer(fault);
    case "early-answer": {
      await discardBody(exchange, fault.afterBytes ?? 0);
      if (fault.close === true) exchange.response.shouldKeepAlive = false;
      return faultAnswer({ type: "status", status: fault.status });
    }
    default:
      return undefined;
  }
}

/** What a fault does to the answer of work that is done. */
export async function afterWork(
  context: EmulatorContext,
  exchange: Exchange,
  answer: Outgoing,
): Promise<Outgoing> {
  const { fault } = exchange;
  if (answer === TAKEN) return TAKEN;
  switch (fault?.type) {
    case "reset":
      if (fault.when !== "after-work") return answer;
      resetConnection(exchange);
      return TAKEN;
    case "no-answer":
      return TAKEN;
    case "status":
      return fault.afterWork === true ? faultAnswer(fault) : answer;
    case "truncate-answer":
      truncate(exchange, answer, fault.bytes);
      return TAKEN;
    case "slow":
      await sleep(fault.delay ?? 0, undefined, { signal: context.lifetime });
      return answer;
    default:
      return answer;
  }
}

function hasBody({ request }: Exchange): boolean {
  return (
    request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0
  );
}

function truncate({ response, entry }: Exchange, answer: Answer, bytes: number | undefined): void {
  const body = Buffer.from(answer.body);
  entry.status = answer.status;
  entry.outcome = "faulted";
  response.writeHead(answer.status, { ...answer.headers, "content-length": body.length });
  response.write(body.subarray(0, bytes ?? Math.floor(body.length / 2)), () => response.destroy());
}
