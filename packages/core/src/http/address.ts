import type { Fault } from "../errors/validation-error.js";
import { shorten } from "../errors/validation-error.js";
import { keepUrlSecrets, redactUrl } from "../secrets/redact-url.js";

/** The place of the project: a cluster, or any other host. Exactly one. */
export type Address =
  | {
      /**
       * Name of the cluster: `api`, `westeurope-1`, also a Private Link prefix as `acme.plink.westeurope-1`.
       */
      readonly cluster: string;
      readonly baseUrl?: never;
    }
  | {
      /** Scheme, host, and port and path if there are any: `https://cdf.example.com:8443/proxy`. */
      readonly baseUrl: string;
      readonly cluster?: never;
    };

/** The options that name the place of a project. */
export interface AddressInput {
  readonly cluster?: unknown;
  readonly baseUrl?: unknown;
  readonly allowInsecureHttp?: boolean;
}

/** The base URL, or its faults. */
export interface ResolvedAddress {
  /** Without a slash at the end; empty if there are faults. */
  readonly baseUrl: string;
  readonly faults: readonly Fault[];
}

/** The domain of every public cluster. */
const DOMAIN = "cognitedata.com";

/** A cluster is any name, not one of a list; Private Link puts labels before it. */
const CLUSTER = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/**
 * Whether a text is safe as one segment of a path: `..` would lead to another path although none of its
 * characters are escaped.
 */
export function isPathSegment(value: unknown): value is string {
  return (
    typeof value === "string" && /^[^\s/\\?#\p{Cc}]{1,255}$/u.test(value) && !/^(\.|%2e){1,2}$/i.test(value)
  );
}

/** This machine: requests to it cross no network. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** The base URL of a public cluster. */
export function clusterUrl(cluster: string): string {
  return `https://${cluster}.${DOMAIN}`;
}

/** The cluster in the base URL's host, as `westeurope-1`; undefined when the host is not a public one. */
export function clusterOf(baseUrl: string): string | undefined {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : "";
  return host.endsWith(`.${DOMAIN}`) ? host.slice(0, -DOMAIN.length - 1) : undefined;
}

function fault(path: string, message: string, value: string): ResolvedAddress {
  return { baseUrl: "", faults: [{ path, message, value }] };
}

function fromCluster(cluster: unknown): ResolvedAddress {
  if (typeof cluster === "string" && CLUSTER.test(cluster) && !cluster.endsWith(DOMAIN))
    return { baseUrl: clusterUrl(cluster.toLowerCase()), faults: [] };
  if (typeof cluster === "string") keepUrlSecrets(cluster);
  const message = `must be the cluster's name alone, as "westeurope-1"; a whole URL goes into \`baseUrl\``;
  return fault(
    "cluster",
    message,
    typeof cluster === "string" ? shorten(redactUrl(cluster)) : shorten(cluster),
  );
}

function fromBaseUrl(baseUrl: unknown, allowInsecureHttp: boolean): ResolvedAddress {
  if (typeof baseUrl === "string") keepUrlSecrets(baseUrl);
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl))
    return fault("baseUrl", 'must be a URL, as "https://westeurope-1.cognitedata.com"', shorten(baseUrl));
  const url = new URL(baseUrl);
  const shown = shorten(redactUrl(url));
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return fault("baseUrl", "must begin with https://", shown);
  if (url.username !== "" || url.password !== "")
    return fault("baseUrl", "must not contain a user name or password", shown);
  const path = url.pathname.replace(/\/+$/, "");
  if (/%(2f|5c|2e|00)/i.test(path) || path.includes("//"))
    return fault("baseUrl", "must not have escaped slashes or dots, or empty segments, in its path", shown);
  if (url.search !== "" || url.hash !== "")
    return fault("baseUrl", "must not have a query or a fragment", shown);
  if (/\/api\/v1(\/|$)/.test(url.pathname))
    return fault("baseUrl", "must end before /api/v1: the client adds that, and the project", shown);
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !allowInsecureHttp)
    return fault(
      "baseUrl",
      "must be https: over http the token would travel in the clear (`allowInsecureHttp: true` allows it all the same)",
      shown,
    );
  return { baseUrl: url.origin + path, faults: [] };
}

/** The base URL of a project, from exactly one of `cluster` and `baseUrl`. */
export function resolveAddress(input: AddressInput): ResolvedAddress {
  const { cluster, baseUrl, allowInsecureHttp = false } = input;
  if (cluster !== undefined && baseUrl !== undefined)
    return fault("cluster, baseUrl", "cannot both be given: `baseUrl` alone says it all", shorten(cluster));
  if (cluster === undefined && baseUrl === undefined)
    return { baseUrl: "", faults: [{ path: "cluster", message: "or `baseUrl` is required" }] };
  return cluster === undefined ? fromBaseUrl(baseUrl, allowInsecureHttp) : fromCluster(cluster);
}
