import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultAction } from "../faults/fault.js";
import type { MutableEntry } from "../journal/journal.js";
import type { OperationName } from "./operation-name.js";

/** One request on its way through the emulator. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly operation: OperationName;
  /** Path as it was sent, without query: what signatures are made of. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Variables of the path: `project`, `id`, `uploadId`, `partNumber`. */
  readonly params: Readonly<Record<string, string>>;
  /** `http://host:port` by which the client reached us; absolute URLs begin with it. */
  readonly origin: string;
  readonly entry: MutableEntry;
  /** What shall go wrong with it. */
  readonly fault: FaultAction | undefined;
}
