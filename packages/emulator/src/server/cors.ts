import type { IncomingMessage, ServerResponse } from "node:http";
import type { CorsSetting, CorsSwitch } from "../http/cors-setting.js";
import type { OperationName } from "../http/operation-name.js";
import { isStorePath } from "../http/paths.js";

export function createCorsSwitch(initial: CorsSetting): CorsSwitch {
  let origin = initial === false ? undefined : initial.origin;
  let setting = initial;
  return {
    get: () => (setting === false || origin === undefined ? setting : { ...setting, origin }),
    set(next) {
      setting = next;
      if (next !== false) origin = next.origin ?? origin;
    },
  };
}

/** Whether pages of this origin may use the emulator. */
export function allowsOrigin(cors: CorsSetting, origin: string): boolean {
  if (cors === false || cors.origin === undefined) return false;
  const named = typeof cors.origin === "string" ? [cors.origin] : cors.origin;
  return named.includes("*") || named.includes(origin);
}

/** Whether pages of this origin may use this path. */
export function allowsPage(cors: CorsSetting, origin: string, path: string): boolean {
  return cors !== false && allowsOrigin(cors, origin) && (cors.store !== false || !isStorePath(path));
}

const EXPOSED = ["x-request-id", "retry-after", "cdf-is-auto-retryable", "content-range", "accept-ranges"];

/**
 * Admin routes have no CORS headers, so that no web page can control an emulator on a developer's machine.
 */
export function setCorsHeaders(
  cors: CorsSetting,
  operation: OperationName,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { origin } = request.headers;
  if (cors === false || operation === "admin" || operation === "page" || origin === undefined) return;
  response.setHeader("vary", "origin");
  if (!allowsPage(cors, origin, path)) return;
  response.setHeader("access-control-allow-origin", origin);
  const exposed = cors.exposeEtag === false ? EXPOSED : ["etag", ...EXPOSED];
  response.setHeader("access-control-expose-headers", exposed.join(", "));
  if (operation !== "preflight") return;
  response.setHeader("access-control-allow-methods", "GET, HEAD, POST, PUT");
  const wanted = request.headers["access-control-request-headers"];
  if (wanted !== undefined) response.setHeader("access-control-allow-headers", wanted);
  response.setHeader("access-control-max-age", String(Math.floor((cors.maxAge ?? 600_000) / 1000)));
}
