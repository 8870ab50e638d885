import { type Fault, shorten } from "../errors/validation-error.js";
import { clusterUrl, isPathSegment } from "../http/address.js";
import { throwFaults, urlFaults } from "./auth-faults.js";

/** Where tokens are issued, and the requested scopes. Plain data without secrets. */
export interface IdentityProvider {
  /** The token endpoint. */
  readonly tokenUrl?: string;
  /** The device authorization endpoint (RFC 8628). */
  readonly deviceAuthorizationUrl?: string;
  /** The base of the endpoints (OpenID Connect discovery) if they are not given. */
  readonly issuer?: string;
  readonly scopes?: readonly string[];
  /** For providers that require the audience of a token, as Auth0 does. */
  readonly audience?: string;
}

/** The scope of a CDF cluster, as Entra ID requires it. */
export function cdfScope(baseUrl: string): string {
  return `${new URL(baseUrl).origin}/.default`;
}

/** An Entra ID tenant, and the cluster that the tokens are for. */
export interface EntraIdOptions {
  /** Id or domain of the tenant. */
  readonly tenantId: string;
  /** Name of the cluster, for the scope. Not needed with `scopes`. */
  readonly cluster?: string;
  /** @default the cluster's `/.default` */
  readonly scopes?: readonly string[];
  /** @default "https://login.microsoftonline.com/" with the tenant id */
  readonly authority?: string;
}

/**
 * Microsoft Entra ID (URLs: facts of the API).
 *
 * @throws ValidationError (`invalid-settings`) when the tenant is not a single name.
 */
export function entraId(options: EntraIdOptions): IdentityProvider {
  const { tenantId, cluster, scopes } = options;
  if (options.authority === undefined && tenantId !== "" && !isPathSegment(tenantId))
    throwFaults("entraId", [
      { path: "tenantId", message: "must be the id or the domain of a tenant", value: shorten(tenantId) },
    ]);
  const authority = options.authority ?? `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}`;
  const base = authority.replace(/\/+$/, "");
  return {
    tokenUrl: `${base}/oauth2/v2.0/token`,
    deviceAuthorizationUrl: `${base}/oauth2/v2.0/devicecode`,
    scopes: scopes ?? (cluster === undefined ? [] : [cdfScope(clusterUrl(cluster))]),
  };
}

/** An Auth0 tenant. */
export interface Auth0Options {
  /** Host of the tenant, as `example.eu.auth0.com`. */
  readonly domain: string;
  readonly audience: string;
  readonly scopes?: readonly string[];
}

/**
 * Auth0.
 *
 * @throws ValidationError (`invalid-settings`) when the domain is more than a host.
 */
export function auth0(options: Auth0Options): IdentityProvider {
  const { domain, audience, scopes = [] } = options;
  if (!URL.canParse(`https://${domain}`) || new URL(`https://${domain}`).host !== domain.toLowerCase())
    throwFaults("auth0", [
      { path: "domain", message: 'must be a host alone, as "example.eu.auth0.com"', value: shorten(domain) },
    ]);
  return {
    tokenUrl: `https://${domain}/oauth/token`,
    deviceAuthorizationUrl: `https://${domain}/oauth/device/code`,
    audience,
    scopes,
  };
}

/** Cognite's own provider. It takes no scope (facts of the API). */
export function cogniteIdp(): IdentityProvider {
  return { tokenUrl: "https://auth.cognite.com/oauth2/token" };
}

/** The endpoints that can be given. */
const URLS = ["tokenUrl", "deviceAuthorizationUrl", "issuer"] as const;

/** The faults of an identity provider's settings. */
export function providerFaults(provider: IdentityProvider, allowInsecureHttp: boolean = false): Fault[] {
  const faults = URLS.flatMap((name) => {
    const value = provider[name];
    return value === undefined ? [] : urlFaults(`provider.${name}`, value, allowInsecureHttp);
  });
  if (provider.tokenUrl === undefined && provider.issuer === undefined)
    faults.push({ path: "provider.tokenUrl", message: "or `provider.issuer` is required" });
  return faults;
}
