import { keepUrlSecrets } from "../secrets/redact-url.js";
import { type ProxyOptions, proxyAgent } from "./proxy-agent.js";

/** Named without an import, because this file is part of the entry that does not need Node. */
type Agent = InstanceType<ReturnType<typeof process.getBuiltinModule<"node:http">>["Agent"]>;

/**
 * The agent for the proxies of `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY`, in upper or lower case. It keeps
 * connections, and uses the given agents for the hosts of `NO_PROXY`. Undefined if no variable names a proxy.
 * The code that makes its connections is only loaded in this case, because most machines never need it.
 */
export function environmentProxy(options: ProxyOptions): Promise<Agent> | undefined {
  keepProxyLogins(process.env);
  return environmentNamesProxy(process.env) ? proxyAgent(options) : undefined;
}

/**
 * Whether any of the proxy variables is set. The library that reads the variables decides which hosts use the
 * proxy.
 */
export function environmentNamesProxy(env: Readonly<Record<string, string | undefined>>): boolean {
  return ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"].some((name) =>
    [env[name], env[name.toLowerCase()]].some((value) => value !== undefined && value !== ""),
  );
}

/**
 * Host and port of the proxy that the environment names for a protocol (`http:`, `https:`), without its
 * login; undefined when it names none, or one that is not a URL.
 */
export function environmentProxyHost(
  protocol: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const names = [`${protocol.slice(0, -1)}_proxy`, "all_proxy"];
  const value = names
    .flatMap((name) => [env[name], env[name.toUpperCase()]])
    .find((one) => one !== undefined && one !== "");
  return value !== undefined && URL.canParse(value) && new URL(value).host !== ""
    ? new URL(value).host
    : undefined;
}

/**
 * Keeps the logins of proxies out of all errors, events and log lines, in any spelling, including those that
 * only npm uses.
 */
export function keepProxyLogins(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, proxy = ""] of Object.entries(env))
    if (/proxy$/i.test(name) && !/no_?proxy$/i.test(name)) keepUrlSecrets(proxy, true);
}
