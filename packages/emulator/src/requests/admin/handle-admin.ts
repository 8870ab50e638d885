import { sameText } from "../../ground/same-text.js";
import { isRecord } from "../../ground/unknown-value.js";
import type { Answer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { Exchange } from "../../http/exchange.js";
import { hostName, isLoopback } from "../../http/host.js";
import { ADMIN_PATH } from "../../http/paths.js";
import { isJson, parseJson, readText } from "../../http/request-body.js";
import type { Settings } from "../../settings/settings.js";
import type { Service } from "../service.js";
import type { AdminCall } from "./admin-call.js";
import { ADMIN_ROUTES } from "./admin-routes.js";

/**
 * Handles a request below `/_emulator`: checks the caller, finds the route, parses the body and calls the
 * route.
 */
export async function handleAdmin(service: Service, exchange: Exchange): Promise<Answer> {
  const { request, response, path, query } = exchange;
  authorize(service.settings, exchange);
  const name = `${request.method} ${path.slice(ADMIN_PATH.length)}`;
  const route = ADMIN_ROUTES[name];
  if (route === undefined || !Object.hasOwn(ADMIN_ROUTES, name)) {
    const known = Object.keys(ADMIN_ROUTES).join(", ");
    throw new ApiRefusal(404, `There is no such admin route. The routes are: ${known}.`);
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const signal = AbortSignal.any([gone.signal, service.lifetime]);
  return route(service, { query, signal, body: await bodyOf(exchange) });
}

async function bodyOf({ request, entry }: Exchange): Promise<AdminCall["body"]> {
  if (request.method === "GET" || request.method === "DELETE") return {};
  // A web page cannot send this type to another origin without a preflight, and the emulator refuses that.
  if (!isJson(request.headers["content-type"])) {
    throw new ApiRefusal(400, "Send the body with Content-Type: application/json.");
  }
  const body = parseJson(
    await readText(request, undefined, (bytes) => {
      entry.bytesReceived += bytes;
    }),
  );
  if (!isRecord(body)) throw new ApiRefusal(400, "The body must be a JSON object.");
  return body;
}

/**
 * On a loopback address every local program may control the emulator, if it uses a loopback host name. A web
 * page whose own name was made to resolve to this machine (DNS rebinding) does not use one. On other IP
 * addresses the static token is required.
 */
function authorize(settings: Pick<Settings, "host" | "token">, { request }: Exchange): void {
  if (isLoopback(settings.host) && isLoopback(hostName(request.headers.host) ?? "")) return;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!sameText(token, settings.token)) throw new ApiRefusal(401, "Unauthorized");
}
