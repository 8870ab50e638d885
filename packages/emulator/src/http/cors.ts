import type { IncomingMessage, ServerResponse } from "node:http";
import type { CorsSetting } from "./cors-setting.js";
import type { OperationName } from "./operation-name.js";
import { isStorePath } from "./router.js";

/** The setting in force; it can be changed while the emulator runs. */
export interface CorsSwitch {
  get(): CorsSetting;
  set(setting: CorsSetting): void;
}

export function createCorsSwitch(initial: CorsSetting): CorsSwitch {
  let setting = initial;
  return {
    get: () => setting,
    set(next) {
      setting = next;
    },
  };
}

/** Whether browsers of other origins may use this path at all. */
export function allowsBrowsers(cors: CorsSetting, path: string): boolean {
  return cors !== false && (cors.store !== false || !isStorePath(path));
}

const EXPOSED = ["x-request-id", "retry-after", "cdf-is-auto-retryable", "content-range", "accept-ranges"];

/** Admin routes have no CORS headers, so that no web page can steer an emulator on a developer's machine. */
export function setCorsHeaders(
  cors: CorsSetting,
  operation: OperationName,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (cors === false || !allowsBrowsers(cors, path)) return;
  if (operation === "admin" || operation === "page" || request.headers.origin === undefined) return;
  response.setHeader("access-control-allow-origin", cors.origin ?? "*");
  const exposed = cors.exposeEtag === false ? EXPOSED : ["etag", ...EXPOSED];
  response.setHeader("access-control-expose-headers", exposed.join(", "));
  if (operation !== "preflight") return;
  response.setHeader("access-control-allow-methods", "GET, HEAD, POST, PUT");
  const wanted = request.headers["access-control-request-headers"];
  if (wanted !== undefined) response.setHeader("access-control-allow-headers", wanted);
  response.setHeader("access-control-max-age", String(Math.floor((cors.maxAge ?? 600_000) / 1000)));
}
