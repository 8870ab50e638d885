/** One setting of the environment. */
export type EnvMeaning =
  | "cluster"
  | "project"
  | "baseUrl"
  | "token"
  | "flow"
  | "provider"
  | "clientId"
  | "clientSecret"
  | "tenantId"
  | "tokenUrl"
  | "scopes"
  | "audience"
  | "authorityUrl";

/**
 * The settings of the environment, and their variables: the names of the Cognite Toolkit, then those of SDK
 * examples and extractors (facts of the API).
 */
export const ENV_NAMES: Readonly<Record<EnvMeaning, readonly [string, ...string[]]>> = Object.freeze({
  cluster: ["CDF_CLUSTER"],
  project: ["CDF_PROJECT", "COGNITE_PROJECT"],
  baseUrl: ["CDF_URL", "COGNITE_BASE_URL"],
  token: ["CDF_TOKEN"],
  flow: ["LOGIN_FLOW"],
  provider: ["PROVIDER"],
  clientId: ["IDP_CLIENT_ID", "COGNITE_CLIENT_ID"],
  clientSecret: ["IDP_CLIENT_SECRET", "COGNITE_CLIENT_SECRET"],
  tenantId: ["IDP_TENANT_ID", "COGNITE_TENANT_ID"],
  tokenUrl: ["IDP_TOKEN_URL", "COGNITE_TOKEN_URL"],
  scopes: ["IDP_SCOPES", "COGNITE_TOKEN_SCOPES", "COGNITE_SCOPE"],
  audience: ["IDP_AUDIENCE"],
  authorityUrl: ["IDP_AUTHORITY_URL"],
});

/** Variables of the environment, as in `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Their values must not be shown. */
export const SECRET_MEANINGS: ReadonlySet<EnvMeaning> = new Set<EnvMeaning>(["token", "clientSecret"]);
