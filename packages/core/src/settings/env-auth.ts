import { cdfScope, cogniteIdp, entraId, type IdentityProvider } from "../auth/identity-provider.js";
import type { EnvAuth } from "../auth/token-provider-from-settings.js";
import { shorten } from "../errors/validation-error.js";
import type { EnvReader } from "./env-reader.js";

/** The supported ways to sign in, of those that LOGIN_FLOW can name. */
const FLOWS = ["client_credentials", "token", "device_code"] as const;

/** What PROVIDER can name. */
const PROVIDERS = ["entra_id", "auth0", "cdf", "other"] as const;

function isOneOf<T extends string>(allowed: readonly T[], value: string): value is T {
  return allowed.some((one) => one === value);
}

/** Separated by commas in one family of names, by spaces in the other. */
function scopesOf(text: string | undefined): string[] | undefined {
  return text?.split(/[\s,]+/).filter((scope) => scope !== "");
}

function flowOf(reader: EnvReader): (typeof FLOWS)[number] | undefined {
  const named = reader.read("flow");
  if (named !== undefined) {
    if (isOneOf(FLOWS, named)) return named;
    const message =
      named === "interactive"
        ? "is interactive, which needs a browser on this machine: use device_code"
        : `must be one of ${FLOWS.join(", ")}`;
    reader.faults.push({ path: "LOGIN_FLOW", message, limit: FLOWS, value: shorten(named) });
    return undefined;
  }
  const hasToken = reader.read("token") !== undefined;
  const hasClient = reader.read("clientId") !== undefined || reader.read("clientSecret") !== undefined;
  if (hasToken && hasClient) {
    const message = `contradicts ${reader.nameOf("clientId")}: set LOGIN_FLOW to token or client_credentials, or unset one of them`;
    reader.faults.push({ path: "CDF_TOKEN", message });
    return undefined;
  }
  if (hasToken || hasClient) return hasToken ? "token" : "client_credentials";
  const message =
    "is not set, and neither are IDP_CLIENT_ID and IDP_CLIENT_SECRET (or COGNITE_CLIENT_ID and COGNITE_CLIENT_SECRET): one way to sign in is needed";
  reader.faults.push({ path: "CDF_TOKEN", message });
  return undefined;
}

function providerNameOf(reader: EnvReader): (typeof PROVIDERS)[number] {
  const named = reader.read("provider");
  if (named !== undefined && isOneOf(PROVIDERS, named)) return named;
  if (named !== undefined) {
    const message = `must be one of ${PROVIDERS.join(", ")}`;
    reader.faults.push({ path: "PROVIDER", message, limit: PROVIDERS, value: shorten(named) });
  }
  return reader.read("tokenUrl") === undefined && reader.read("authorityUrl") === undefined
    ? "entra_id"
    : "other";
}

function providerOf(reader: EnvReader, scopeBase: string): IdentityProvider {
  const name = providerNameOf(reader);
  const tokenUrl = reader.read("tokenUrl");
  const authority = reader.read("authorityUrl");
  const given = scopesOf(reader.read("scopes"));
  const audience = reader.read("audience");
  const fallback = scopeBase === "" ? [] : [cdfScope(scopeBase)];
  const extra = {
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
    ...(audience === undefined ? {} : { audience }),
  };
  if (name === "entra_id") {
    const tenantId =
      tokenUrl === undefined && authority === undefined
        ? reader.require(
            "tenantId",
            "the Entra ID tenant to sign in at; for another provider set IDP_TOKEN_URL",
          )
        : (reader.read("tenantId") ?? "");
    const scopes = given ?? fallback;
    return { ...entraId({ tenantId, scopes, ...(authority === undefined ? {} : { authority }) }), ...extra };
  }
  if (name === "cdf") return { ...cogniteIdp(), ...extra, ...(given === undefined ? {} : { scopes: given }) };
  if (name === "auth0") reader.require("audience", "Auth0 wants to hear for whom the token is");
  if (tokenUrl === undefined && authority === undefined)
    reader.require("tokenUrl", "where the identity provider issues tokens");
  const issuer = authority === undefined ? {} : { issuer: authority };
  return { ...extra, ...issuer, scopes: given ?? (name === "auth0" ? [] : fallback) };
}

/** Keeps a secret out of logs, `JSON.stringify` and `util.inspect`: it can be read, but is not enumerable. */
function hide<T extends object>(auth: T, secret: keyof T): T {
  return Object.defineProperty(auth, secret, { enumerable: false });
}

/**
 * How to sign in; undefined if the environment does not define it (the reader then has the faults).
 * `scopeBase` is the URL of the default scope.
 */
export function readEnvAuth(reader: EnvReader, scopeBase: string): EnvAuth | undefined {
  const flow = flowOf(reader);
  if (flow === undefined) return undefined;
  if (flow === "token")
    return hide({ kind: flow, token: reader.require("token", "LOGIN_FLOW is token") }, "token");
  const clientId = reader.require("clientId", "the id of the application that signs in");
  if (flow === "device_code") return { kind: flow, clientId, provider: providerOf(reader, scopeBase) };
  const clientSecret = reader.require("clientSecret", "the secret of the application that signs in");
  return hide(
    { kind: flow, clientId, clientSecret, provider: providerOf(reader, scopeBase) },
    "clientSecret",
  );
}
