import { bindOperations, type OperationCalls, type PathClient } from "@cdf-multipart/spec/bindings";
import type { FilesClientOptions } from "../client/files-client-options.js";
import { resolveSettings } from "../client/resolve-settings.js";
import { systemClock } from "../time/clock.js";
import { createPathCalls, type PathCall, type PathInit } from "./path-calls.js";

/**
 * The API by openapi-fetch's interface: `GET`, `POST`, … by path, `request`, `use` and `eject`, and one
 * function for each operation of the document. Types of requests and responses are the document's.
 */
export type Bindings = PathClient & OperationCalls;

type Middleware = Parameters<PathClient["use"]>[number];

/**
 * Makes openapi-fetch's client of the CDF Files API, with everything that {@link createFilesClient} does for
 * its own calls: requests are validated, sent with a token that is renewed, repeated if that is safe, delayed
 * by the request limits and the cool-down gate, and ended by `timeout`, `deadline` and `signal`. Nothing is
 * sent yet.
 *
 * ```ts
 * const { data, error, response } = await api.POST("/files/byids", { body: { items: [{ id: 7 }] } });
 * ```
 *
 * A call resolves to `{ data, response }` for a 2xx, and to `{ error, response }` for any other status, after
 * its retries. It rejects with ValidationError when nothing was sent because the request is wrong, with
 * NetworkError, TimeoutError or AuthError when there is no response, with ApiError (`invalid-response`) for a
 * success that is not JSON, and with the reason of `signal`. Responses are returned as the service sends
 * them: `initmultipartupload` as a bare upload or a list of one. If the response to an `init` is lost, the
 * created entry is not looked for: only {@link createFilesClient} does that. `baseUrl`, `fetch` and `Request`
 * apply to the whole client, not to one call.
 *
 * The budget and the gate belong to these bindings alone, unless `limits` comes from {@link shareLimits}.
 *
 * `response` reads like a `Response`. With middleware it is a real one, and requests are real `Request`s.
 *
 * @throws ValidationError (`invalid-settings`) with every invalid option.
 */
export function createBindings(options: FilesClientOptions): Bindings {
  const settings = resolveSettings(options, "createBindings");
  const { clock = systemClock, random = Math.random, fetch } = options;
  const call = createPathCalls({ ...settings, clock, random, fetch });
  const used: Middleware[] = [];
  const request: PathCall = (method, path, init = {}) =>
    call(method, path, { ...init, middleware: [...used, ...(init.middleware ?? [])] });
  const by = (method: string) => (path: string, init?: PathInit) => request(method, path, init);
  const client = {
    request,
    GET: by("get"),
    PUT: by("put"),
    POST: by("post"),
    DELETE: by("delete"),
    OPTIONS: by("options"),
    HEAD: by("head"),
    PATCH: by("patch"),
    TRACE: by("trace"),
    use(...middleware: Middleware[]): void {
      for (const one of middleware) checkMiddleware(one);
      used.push(...middleware);
    },
    eject(...middleware: Middleware[]): void {
      for (const one of middleware) {
        const at = used.indexOf(one);
        if (at >= 0) used.splice(at, 1);
      }
    },
    // The only place where our code converts to generated types.
  } as unknown as PathClient;
  return { ...client, ...bindOperations(client) };
}

/** Typed like `use` of openapi-fetch. */
function checkMiddleware(middleware: unknown): void {
  const names = ["onRequest", "onResponse", "onError"];
  const fits =
    typeof middleware === "object" && middleware !== null && names.some((name) => name in middleware);
  if (!fits) throw new TypeError(`Middleware must be an object with one of ${names.join(", ")}.`);
}
