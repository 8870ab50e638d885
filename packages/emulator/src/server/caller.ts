import { isIP } from "node:net";
import { hostname } from "node:os";
import { ApiRefusal } from "../http/api-refusal.js";
import type { CorsSetting } from "../http/cors-setting.js";
import type { Exchange } from "../http/exchange.js";
import { hostName } from "../http/host.js";
import type { OperationName } from "../http/operation-name.js";
import type { Settings } from "../settings/settings.js";
import { allowsOrigin } from "./cors.js";

/** The operations that issue tokens or control the emulator. A page of another origin may not call them. */
const GUARDED: ReadonlySet<OperationName> = new Set<OperationName>(["admin", "token", "deviceAuthorization"]);

/**
 * Refuses requests that a foreign web page made a browser send. With DNS rebinding the owner of a page makes
 * its name resolve to this machine, and the page has the same origin then. Therefore only names that no other
 * party can own are accepted. A page can also send a form to any origin without a preflight. Therefore a
 * foreign `Origin` gets no token and cannot control the emulator.
 */
export function refuseCaller(
  settings: Pick<Settings, "host" | "hosts">,
  cors: CorsSetting,
  { request, operation, origin }: Exchange,
): ApiRefusal | undefined {
  const name = hostName(request.headers.host);
  if (name === undefined || !isAllowed(name, settings)) {
    return new ApiRefusal(
      403,
      `The emulator does not accept requests for the host "${(request.headers.host ?? "").slice(0, 100)}". Call it by an IP address or localhost, or start it with this name among its allowed hosts.`,
    );
  }
  const from = request.headers.origin;
  if (!GUARDED.has(operation) || from === undefined || from === origin) return undefined;
  if (operation !== "admin" && allowsOrigin(cors, from)) return undefined;
  return new ApiRefusal(
    403,
    `Pages of ${from.slice(0, 100)} must not call this URL. Start the emulator with this origin among its allowed origins.`,
  );
}

/**
 * An IP address cannot be made to resolve to another machine. A name can, unless it is the name of this
 * machine.
 */
function isAllowed(name: string, { host, hosts }: Pick<Settings, "host" | "hosts">): boolean {
  return (
    isIP(name) !== 0 ||
    name === "localhost" ||
    name.endsWith(".localhost") ||
    [hostname(), host, ...hosts].some((own) => own.toLowerCase() === name)
  );
}
