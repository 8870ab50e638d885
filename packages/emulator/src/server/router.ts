import { OPERATIONS, type OperationId } from "@cdf-multipart/spec";
import { isOperationId, type OperationName } from "../http/operation-name.js";
import { ADMIN_PATH, DEVICE_PATH, DOWNLOAD_PATH, TOKEN_PATH, UPLOAD_PATH } from "../http/paths.js";
import { isPagePath } from "../requests/page.js";

export interface Route {
  readonly operation: OperationName;
  readonly params: Readonly<Record<string, string>>;
}

interface RoutePattern {
  readonly operation: OperationName;
  readonly method: string;
  readonly segments: readonly string[];
}

const PATTERNS: readonly RoutePattern[] = [
  ...operationPatterns(),
  pattern("putPart", "PUT", `${UPLOAD_PATH}/parts/{uploadId}/{partNumber}`),
  pattern("putFile", "PUT", `${UPLOAD_PATH}/files/{id}`),
  pattern("download", "GET", `${DOWNLOAD_PATH}/{id}`),
  pattern("openidConfiguration", "GET", "/.well-known/openid-configuration"),
  pattern("token", "POST", TOKEN_PATH),
  pattern("deviceAuthorization", "POST", DEVICE_PATH),
];

/**
 * The API routes come from the operation table of the spec. Fixed path segments take precedence over
 * variables.
 */
function operationPatterns(): RoutePattern[] {
  const patterns = Object.entries(OPERATIONS).map(([id, { method, path }]) =>
    pattern(operationId(id), method.toUpperCase(), `/api/v1/projects/{project}${path}`),
  );
  return patterns.sort((left, right) => variables(left) - variables(right));
}

function operationId(id: string): OperationId {
  if (isOperationId(id)) return id;
  throw new Error(`The spec has no operation ${id}.`);
}

function variables({ segments }: RoutePattern): number {
  return segments.filter((segment) => segment.startsWith("{")).length;
}

function pattern(operation: OperationName, method: string, path: string): RoutePattern {
  return { operation, method, segments: path.split("/") };
}

/** Finds the route of a request; `undefined` when no route has this method and path. */
export function matchRoute(method: string, path: string): Route | undefined {
  if (isPagePath(path) && (method === "GET" || method === "HEAD")) return { operation: "page", params: {} };
  if (path === ADMIN_PATH || path.startsWith(`${ADMIN_PATH}/`)) return { operation: "admin", params: {} };
  if (method === "OPTIONS") return { operation: "preflight", params: {} };
  // The service accepts a trailing slash, and Cognite's own SDK sends `POST /files/`.
  const segments = path.replace(/^(\/api\/.*[^/])\/$/, "$1").split("/");
  for (const candidate of PATTERNS) {
    if (candidate.method !== method) continue;
    const params = matchSegments(candidate.segments, segments);
    if (params !== undefined) return { operation: candidate.operation, params };
  }
  return undefined;
}

function matchSegments(
  wanted: readonly string[],
  given: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? "";
    if (!segment.startsWith("{")) {
      if (segment !== text) return undefined;
      continue;
    }
    const value = decode(text);
    if (value === undefined || value === "") return undefined;
    params[segment.slice(1, -1)] = value;
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
