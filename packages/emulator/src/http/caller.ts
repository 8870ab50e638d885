import { isIP } from "node:net";
import { hostname } from "node:os";
import type { Settings } from "../settings.js";
import { ApiRefusal } from "./api-refusal.js";
import { allowsOrigin } from "./cors.js";
import type { CorsSetting } from "./cors-setting.js";
import type { Exchange } from "./exchange.js";
import type { OperationName } from "./operation-name.js";

/** What gives tokens away or steers the emulator: nothing that a page of another origin may even ask for. */
const GUARDED: ReadonlySet<OperationName> = new Set<OperationName>(["admin", "token", "deviceAuthorization"]);

/**
 * Refuses a request that a web page made a browser send. By a name that the page's owner made lead here (DNS rebinding) a
 * page would be of the same origin, so only names that nobody else can own are answered. And a form can be sent to any
 * origin without leave, so a foreign `Origin` gets no token and steers nothing.
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
      `The emulator does not answer to the host "${(request.headers.host ?? "").slice(0, 100)}". Call it by an IP address or localhost, or start it with this name among its allowed hosts.`,
    );
  }
  const from = request.headers.origin;
  if (!GUARDED.has(operation) || from === undefined || from === origin) return undefined;
  if (operation !== "admin" && allowsOrigin(cors, from)) return undefined;
  return new ApiRefusal(
    403,
    `Pages of ${from.slice(0, 100)} must not ask for this. Start the emulator with this origin among its allowed ones.`,
  );
}

/** The name in a `Host` header, without port; `undefined` when it is none. */
export function hostName(host: string | undefined): string | undefined {
  const [, six, other] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host ?? "") ?? [];
  return (six ?? other)?.toLowerCase().replace(/\.$/, "");
}

/** An address cannot be made to lead elsewhere; a name can, unless it is this machine's. */
function isAllowed(name: string, { host, hosts }: Pick<Settings, "host" | "hosts">): boolean {
  return (
    isIP(name) !== 0 ||
    name === "localhost" ||
    name.endsWith(".localhost") ||
    [hostname(), host, ...hosts].some((own) => own.toLowerCase() === name)
  );
}
