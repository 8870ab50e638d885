import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Outgoing, TAKEN } from "../http/answer.js";
import type { Exchange } from "../http/exchange.js";
import { discardBody, hasBody } from "../http/request-body.js";
import { faultAnswer } from "./fault-answer.js";
import { resetConnection } from "./shapes.js";

/**
 * What a fault does before the operation runs. Returns a response that replaces it, or TAKEN when there will
 * be no response. `undefined` lets the operation run.
 */
export async function beforeWork(lifetime: AbortSignal, exchange: Exchange): Promise<Outgoing | undefined> {
  const { fault } = exchange;
  switch (fault?.type) {
    case "reset":
      if (fault.when === "after-work") return undefined;
      if (fault.when === "after-bytes" && (hasBody(exchange.request) || exchange.operation === "download"))
        return undefined;
      resetConnection(exchange);
      return TAKEN;
    case "stall":
      if (hasBody(exchange.request) || exchange.operation === "download") return undefined;
      return TAKEN;
    case "status":
      if (fault.afterWork === true) return undefined;
      await discardBody(exchange);
      return faultAnswer(fault, exchange.operation);
    case "slow":
      // The operation itself sends the response of a download, so only its start can be delayed.
      if (exchange.operation === "download") await sleep(fault.delay ?? 0, undefined, { signal: lifetime });
      return undefined;
    case "html":
      await discardBody(exchange);
      return faultAnswer(fault, exchange.operation);
    case "early-answer": {
      await discardBody(exchange, fault.afterBytes ?? 0);
      if (fault.close === true) exchange.response.shouldKeepAlive = false;
      return faultAnswer({ type: "status", status: fault.status }, exchange.operation);
    }
    default:
      return undefined;
  }
}

/** What a fault does to the response after the operation has run. */
export async function afterWork(
  lifetime: AbortSignal,
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
      return fault.afterWork === true ? faultAnswer(fault, exchange.operation) : answer;
    case "truncate-answer":
      truncate(exchange, answer, fault.bytes);
      return TAKEN;
    case "slow":
      await sleep(fault.delay ?? 0, undefined, { signal: lifetime });
      return answer;
    default:
      return answer;
  }
}

function truncate({ response }: Exchange, answer: Answer, bytes: number | undefined): void {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "content-length": body.length });
  response.write(body.subarray(0, bytes ?? Math.floor(body.length / 2)), () => response.destroy());
}
