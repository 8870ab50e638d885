import { keepSecret } from "./keep-secret.js";

/** Up to the last `@`: a password may contain an unencoded `@`, slash or question mark. */
const BEFORE_HOST = /^((?:[a-z][\w+.-]*)?:?\/\/|(?:https?|socks\w*):\/?)?(.*)@/is;

/** Parameters whose values may be short. */
const TELLING = /sig|token|key|secret|pass|code/i;

/** Values without secrets: times, small numbers, algorithms. */
const HARMLESS = /^([\dT:.Z%A-]{1,24}|[A-Z\d]+-HMAC-SHA\d+)$/;

/**
 * User name and password of a URL, in any spelling; empty if it has none. An `@` in the path of a URL is not
 * the end of a login, unless it is known that there is no path, as with a proxy.
 */
function loginOf(text: string, pathless: boolean = false): string {
  const [, scheme, login = ""] = BEFORE_HOST.exec(text) ?? [];
  const authority = /^[^/?#]*/.exec(login)?.[0] ?? "";
  // `host:8080/a@b` starts with a host and its port.
  const isHost = authority !== login && !/:(?!\d*$)/.test(authority) && !authority.includes("@");
  return isHost && !pathless && scheme !== undefined ? "" : login;
}

/** A URL without its login. */
export function withoutLogin(text: string, pathless: boolean = false): string {
  const login = loginOf(text, pathless);
  return login === "" ? text : text.replace(`${login}@`, "");
}

/**
 * A URL without the parts that authorise it: credentials, query and fragment are removed. Safe for messages,
 * events and logs. The path is kept, because it identifies the file. Text that is not an absolute URL is
 * truncated at its first `?` or `#`.
 *
 * @param pathless whether it is the URL of a proxy, where all before the last `@` is a login.
 */
export function redactUrl(url: string | URL, pathless: boolean = false): string {
  const text = withoutLogin(String(url), pathless).replace(/[?#].*$/s, "");
  if (!URL.canParse(text)) return text;
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}

/**
 * Keeps the secrets of a URL out of all errors, events and log lines: user name and password, query and
 * fragment, and the values in these.
 *
 * @param pathless whether there is no path, as in the URL of a proxy: then all before the last `@` is a
 * login.
 */
export function keepUrlSecrets(url: string, pathless: boolean = false): void {
  const login = loginOf(url, pathless);
  // As a strict parser reads it, and as it was meant.
  for (const one of [/^[^/?#]*(?=@)/.exec(`${login}@`)?.[0] ?? "", login]) {
    keepPart(one);
    keepPart(one.replace(/^[^:]*:/, ""));
  }
  // A strict parser ends the host there, and its error quotes that piece.
  if (/[/?#@]/.test(login))
    for (const piece of login.replace(/^[^:/?#@]*:/, "").split(/[/?#@:]+/)) keepPart(piece);
  const rest = login === "" ? url : url.replace(`${login}@`, "");
  for (const part of /[?#]/.test(rest) ? rest.replace(/^[^?#]*./s, "").split("#") : []) {
    keepPart(part);
    for (const pair of part.split("&")) {
      const value = pair.replace(/^[^=]*=/, "");
      if (!HARMLESS.test(value) && (value.length >= 8 || TELLING.test(pair))) keepPart(value);
    }
  }
}

/** A part of a URL, encoded and decoded. */
function keepPart(part: string): void {
  keepSecret(part);
  try {
    keepSecret(decodeURIComponent(part));
  } catch {
    // Not encoded.
  }
}
