import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import type { Exchange } from "../http/exchange.js";
import type { FaultAction } from "../http/fault.js";
import { hostOf } from "../http/host.js";
import { setCorsHeaders } from "./cors.js";
import { matchRoute } from "./router.js";
import type { ServerParts } from "./server-parts.js";

/** Set on every response that a fault changed. The service might never send such a response. */
const FAULT_HEADER = "x-emulator-fault";

/** Names the request, opens its journal entry (closed with the response) and chooses its fault. */
export function openExchange(
  { journal, faults, cors, settings }: Pick<ServerParts, "journal" | "faults" | "cors" | "settings">,
  request: IncomingMessage,
  response: ServerResponse,
): Exchange {
  const [path = "/", search = ""] = split(request.url ?? "/");
  const method = request.method ?? "GET";
  const { operation, params } = matchRoute(method, path) ?? { operation: "unknown", params: {} };
  const uploadId = operation === "putPart" ? params["uploadId"] : undefined;
  const partNumber = operation === "putPart" ? Number(params["partNumber"]) : undefined;
  const own = operation === "admin" || operation === "page";
  const entry = journal[own ? "aside" : "begin"]({
    operation,
    method,
    path,
    uploadId,
    partNumber,
    headerNames: Object.keys(request.headers),
    connection: request.socket.remotePort,
    startedAt: exactNow(),
    endedAt: undefined,
    outcome: "pending",
    status: undefined,
    bytesAnnounced: lengthOf(request),
    bytesReceived: 0,
    requestId: undefined,
    fault: undefined,
    rule: undefined,
    violation: undefined,
  });
  const fault =
    !own && operation !== "preflight"
      ? faults.pick({ operation, path, partNumber, attempt: entry.attempt })
      : undefined;
  if (fault !== undefined) {
    entry.fault = fault.name ?? fault.do.type;
    response.setHeader(FAULT_HEADER, fault.do.type);
  }
  response.once("close", () => {
    if (response.headersSent) entry.status = response.statusCode;
    entry.outcome = response.writableFinished
      ? "answered"
      : endsUnanswered(fault?.do)
        ? "faulted"
        : "client-gone";
    entry.endedAt = exactNow();
    journal.changed();
  });
  // A client that disconnects during the response needs no handling here. The journal records it above.
  response.on("error", () => {});
  setCorsHeaders(cors.get(), operation, path, request, response);
  const origin = `${settings.tls === false ? "http" : "https"}://${hostOf(request)}`;
  const query = new URLSearchParams(search);
  return { request, response, operation, path, query, params, origin, entry, fault: fault?.do };
}

function endsUnanswered(fault: FaultAction | undefined): boolean {
  return fault !== undefined && ["reset", "stall", "no-answer", "truncate-answer"].includes(fault.type);
}

function lengthOf({ headers }: IncomingMessage): number | undefined {
  const length = headers["content-length"];
  return length === undefined ? undefined : Number(length);
}

function split(url: string): [string, string] {
  const mark = url.indexOf("?");
  return mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** Time in ms since the epoch, with fractions, so that requests close together keep their order. */
function exactNow(): number {
  return performance.timeOrigin + performance.now();
}
