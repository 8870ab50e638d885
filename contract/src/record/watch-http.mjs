import { isApiUrl } from "../document/find-operation.mjs";
import { isOutside } from "./outside.mjs";
import { judgeLater } from "./watch-fetch.mjs";

/** The header that identifies requests of our own client, which sends over `node:http` in Node. */
const OURS = "x-cdp-sdk";

/**
 * Checks every exchange of our client over `node:http` or `node:https`, as `watchFetch` does for `fetch`.
 *
 * @param {typeof import("node:http") | typeof import("node:https")} module whose `request` is replaced
 */
export function watchHttp(module) {
  const inner = module.request;
  /** @param {string | URL} url @param {import("node:http").RequestOptions} options @param {any[]} rest */
  const watched = (url, options, ...rest) => {
    const request = Reflect.apply(inner, module, [url, options, ...rest]);
    const headers = new Headers(
      Object.entries(options?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    if (!headers.has(OURS) || !isApiUrl(String(url)) || isOutside()) return request;
    const end = request.end;
    // Nothing is sent before `end`: a request that is aborted while it waits for a proxy does not count.
    request.end = (body, ...others) => {
      const described = { method: request.method, url: String(url), headers, body, bodyUnseen: false };
      judgeLater(described, answerOf(request));
      return end.call(request, body, ...others);
    };
    return request;
  };
  Object.assign(module, { request: watched });
}

/** The complete answer; undefined if it is missing or incomplete. */
function answerOf(request) {
  return new Promise((resolve) => {
    request.once("close", () => resolve(undefined));
    request.once("response", (incoming) => {
      const chunks = [];
      // Read in parallel with the client: both listeners are attached before the first byte arrives.
      incoming.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
      incoming.once("close", () => resolve(undefined));
      incoming.once("end", () => {
        const headers = new Headers(
          Object.entries(incoming.headersDistinct).flatMap(([name, all]) => all.map((one) => [name, one])),
        );
        resolve({ status: incoming.statusCode, headers, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
  });
}
