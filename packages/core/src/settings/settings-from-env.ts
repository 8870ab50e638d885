import type { EnvAuth } from "../auth/token-provider-from-settings.js";
import { ValidationError } from "../errors/validation-error.js";
import { type Address, clusterOf, clusterUrl, resolveAddress } from "../http/address.js";
import { readEnvAuth } from "./env-auth.js";
import { ENV_NAMES, type Env } from "./env-names.js";
import { createEnvReader, type EnvReader } from "./env-reader.js";

/**
 * The settings of the environment: the place of the project, and how to sign in. With a token provider they
 * are the options of a client: `createFilesClient({ ...settings, token: tokenProviderFromSettings(settings)
 * })`.
 */
export type EnvSettings = Address & {
  readonly project: string;
  readonly auth: EnvAuth;
  /** Names of the variables that were used, for messages. */
  readonly variables: readonly string[];
};

/** Variables that only concern CDF; others (`PROVIDER`, `IDP_CLIENT_ID`) may be set for other reasons. */
const TELLTALE: readonly string[] = Object.values(ENV_NAMES)
  .flat()
  .filter((name) => /^(CDF|COGNITE)_/.test(name));

/**
 * Whether the environment has a setting of a CDF project: any `CDF_*` or `COGNITE_*` variable that
 * `settingsFromEnv` reads.
 */
export function hasSettings(env: Env): boolean {
  return TELLTALE.some((name) => (env[name]?.trim() ?? "") !== "");
}

/** `CDF_URL` may be set together with `CDF_CLUSTER` (Private Link), but must not name another cluster. */
function checkAgreement(reader: EnvReader, cluster: string, baseUrl: string): void {
  const host = clusterOf(baseUrl);
  if (host === undefined || host === cluster || host.endsWith(`.${cluster}`)) return;
  const message = `contradicts ${reader.nameOf("baseUrl")}, which is of the cluster ${JSON.stringify(host)}: unset one of them`;
  reader.faults.push({ path: "CDF_CLUSTER", message });
}

function readAddress(reader: EnvReader): { address: Address; url: string } {
  const cluster = reader.read("cluster");
  const baseUrl = reader.read("baseUrl");
  if (cluster === undefined && baseUrl === undefined) {
    const message = "is not set (nor is CDF_URL, COGNITE_BASE_URL): the cluster that the project is on";
    reader.faults.push({ path: "CDF_CLUSTER", message });
    return { address: { cluster: "" }, url: "" };
  }
  const address: Address = baseUrl === undefined ? { cluster: cluster ?? "" } : { baseUrl };
  const resolved = resolveAddress(address);
  const name = reader.nameOf(baseUrl === undefined ? "cluster" : "baseUrl");
  reader.faults.push(...resolved.faults.map((fault) => ({ ...fault, path: name })));
  if (cluster !== undefined && baseUrl !== undefined) checkAgreement(reader, cluster, baseUrl);
  return { address, url: resolved.baseUrl };
}

/**
 * Reads the settings of a client from environment variables, of either family of names that CDF users have:
 * `CDF_*`, `LOGIN_FLOW`, `PROVIDER` and `IDP_*` of the Cognite Toolkit, and `COGNITE_*` of the SDK examples
 * and extractors. They may be mixed as long as they do not contradict each other. Pure: it reads only `env`.
 *
 * @throws ValidationError (`invalid-settings`) that names every variable that is missing, contradictory or
 * wrong.
 */
export function settingsFromEnv(env: Env): EnvSettings {
  const reader = createEnvReader(env);
  const { address, url } = readAddress(reader);
  const project = reader.require("project", "the name of the CDF project");
  const cluster = reader.read("cluster");
  // The scope belongs to the cluster, even with a Private Link host.
  const auth = readEnvAuth(reader, cluster !== undefined && url !== "" ? clusterUrl(cluster) : url);
  const { faults, used } = reader;
  if (faults.length > 0 || auth === undefined)
    throw new ValidationError({ code: "invalid-settings", subject: "Environment", faults });
  return { ...address, project, auth, variables: used };
}
