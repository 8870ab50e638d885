import type { IncomingMessage, ServerResponse } from "node:http";
import type { OperationName } from "./operation-name.js";

/** What browsers of other origins may do and see. */
export interface CorsOptions {
  /**
   * Whether a browser sees the `ETag` of a part. Real clusters differ.
   * @default true
   */
  readonly exposeEtag?: boolean;
  /**
   * The one origin that is allowed, or `*`.
   * @default "*"
   */
  readonly origin?: string;
  /**
   * How long a browser keeps the answer to a preflight, in ms (whole seconds go out).
   * @default 600000
   */
  readonly maxAge?: number;
}

const EXPOSED = ["x-request-id", "retry-after", "cdf-is-auto-retryable", "content-range", "accept-ranges"];

/** Admin routes have no CORS headers, so that no web page can steer an emulator on a developer's machine. */
export function setCorsHeaders(
  cors: CorsOptions | false,
  operation: OperationName,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (cors === false || operation === "admin" || request.headers.origin === undefined) return;
  response.setHeader("access-control-allow-origin", cors.origin ?? "*");
  const exposed = cors.exposeEtag === false ? EXPOSED : ["etag", ...EXPOSED];
  response.setHeader("access-control-expose-headers", exposed.join(", "));
  if (operation !== "preflight") return;
  response.setHeader("access-control-allow-methods", "GET, HEAD, POST, PUT");
  const wanted = request.headers["access-control-request-headers"];
  if (wanted !== undefined) response.setHeader("access-control-allow-headers", wanted);
  response.setHeader("access-control-max-age", String(Math.floor((cors.maxAge ?? 600_000) / 1000)));
}
