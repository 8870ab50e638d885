import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultAction } from "./fault.js";
import type { MutableEntry } from "./journal-entry.js";
import type { OperationName } from "./operation-name.js";

/** One request while the emulator handles it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly operation: OperationName;
  /** Path as it was sent, without the query. Signatures are computed from it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path variables: `project`, `id`, `uploadId`, `partNumber`. */
  readonly params: Readonly<Record<string, string>>;
  /**
   * `http://host:port` by which the client reached the emulator. Absolute URLs in responses start with it.
   */
  readonly origin: string;
  readonly entry: MutableEntry;
  /** The fault that applies to this request. */
  readonly fault: FaultAction | undefined;
}
