import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isValidationError, settingsFromEnv } from "../../src/index.js";
import { hasSettings } from "../../src/internal/index.js";
import { readEnvFile, settingsFromEnvFile } from "../../src/node/index.js";
import type { Env } from "../../src/settings/env-names.js";

const A = {
  CDF_CLUSTER: "westeurope-1",
  CDF_PROJECT: "plant",
  IDP_CLIENT_ID: "id",
  IDP_CLIENT_SECRET: "s3cret",
  IDP_TENANT_ID: "tenant",
};
const B = {
  COGNITE_BASE_URL: "https://westeurope-1.cognitedata.com",
  COGNITE_PROJECT: "plant",
  COGNITE_CLIENT_ID: "id",
  COGNITE_CLIENT_SECRET: "s3cret",
  COGNITE_TENANT_ID: "tenant",
};

function faultsOf(env: Env): string[] {
  try {
    settingsFromEnv(env);
  } catch (error) {
    if (!isValidationError(error)) throw error;
    expect(error.message).not.toContain("s3cret");
    return error.faults.map(({ path, message }) => `${path} ${message}`);
  }
  return [];
}

const entra = {
  tokenUrl: "https://login.microsoftonline.com/tenant/oauth2/v2.0/token",
  deviceAuthorizationUrl: "https://login.microsoftonline.com/tenant/oauth2/v2.0/devicecode",
  scopes: ["https://westeurope-1.cognitedata.com/.default"],
};

describe("settingsFromEnv", () => {
  it("reads the family of the Cognite Toolkit", () => {
    expect(settingsFromEnv(A)).toEqual({
      cluster: "westeurope-1",
      project: "plant",
      auth: { kind: "client_credentials", clientId: "id", provider: entra },
      variables: Object.keys(A),
    });
  });

  it("reads the family of the SDK examples and extractors", () => {
    expect(settingsFromEnv(B)).toMatchObject({
      baseUrl: "https://westeurope-1.cognitedata.com",
      project: "plant",
      auth: { kind: "client_credentials", clientId: "id", provider: entra },
    });
  });

  it("takes both families together if they agree", () => {
    expect(settingsFromEnv({ ...A, ...B })).toMatchObject({ baseUrl: B.COGNITE_BASE_URL, project: "plant" });
  });

  it("keeps the cluster's scope with a Private Link host", () => {
    const settings = settingsFromEnv({ ...A, CDF_URL: "https://acme.plink.westeurope-1.cognitedata.com" });
    expect(settings.baseUrl).toBe("https://acme.plink.westeurope-1.cognitedata.com");
    expect(settings.auth.kind === "client_credentials" && settings.auth.provider.scopes).toEqual(
      entra.scopes,
    );
  });

  it.each<[string, Env, unknown]>([
    ["a token", { CDF_TOKEN: "t" }, { kind: "token" }],
    ["a token, by LOGIN_FLOW", { ...A, LOGIN_FLOW: "token", CDF_TOKEN: "t" }, { kind: "token" }],
    [
      "a device code",
      { ...A, LOGIN_FLOW: "device_code" },
      { kind: "device_code", clientId: "id", provider: entra },
    ],
    [
      "any token URL",
      {
        IDP_CLIENT_ID: "id",
        IDP_CLIENT_SECRET: "s",
        IDP_TOKEN_URL: "https://idp.example/token",
        IDP_SCOPES: "a, b",
      },
      { provider: { tokenUrl: "https://idp.example/token", scopes: ["a", "b"] } },
    ],
    [
      "scopes with spaces between",
      {
        ...B,
        COGNITE_TENANT_ID: undefined,
        COGNITE_TOKEN_URL: "https://idp.example/token",
        COGNITE_TOKEN_SCOPES: "a b",
      },
      { provider: { tokenUrl: "https://idp.example/token", scopes: ["a", "b"] } },
    ],
    [
      "Auth0",
      {
        ...A,
        PROVIDER: "auth0",
        IDP_TOKEN_URL: "https://x.auth0.com/oauth/token",
        IDP_AUDIENCE: "https://cdf",
      },
      { provider: { tokenUrl: "https://x.auth0.com/oauth/token", audience: "https://cdf", scopes: [] } },
    ],
    [
      "Cognite's own",
      { ...A, PROVIDER: "cdf" },
      { provider: { tokenUrl: "https://auth.cognite.com/oauth2/token" } },
    ],
    [
      "an authority of Entra ID",
      { ...A, PROVIDER: "entra_id", IDP_AUTHORITY_URL: "https://login.partner.example/t/" },
      { provider: { tokenUrl: "https://login.partner.example/t/oauth2/v2.0/token" } },
    ],
    [
      "any issuer",
      { ...A, LOGIN_FLOW: "device_code", PROVIDER: "other", IDP_AUTHORITY_URL: "https://idp.example" },
      { provider: { issuer: "https://idp.example" } },
    ],
  ])("signs in with %s", (_name, env, auth) => {
    const base = { CDF_CLUSTER: "westeurope-1", CDF_PROJECT: "plant" };
    expect(settingsFromEnv({ ...base, ...env }).auth).toMatchObject(auth as object);
  });

  it("lists everything that is missing, with both names", () => {
    expect(faultsOf({})).toEqual([
      "CDF_CLUSTER is not set (nor is CDF_URL, COGNITE_BASE_URL): the cluster that the project is on",
      "CDF_PROJECT is not set (nor is COGNITE_PROJECT): the name of the CDF project",
      "CDF_TOKEN is not set, and neither are IDP_CLIENT_ID and IDP_CLIENT_SECRET (or COGNITE_CLIENT_ID and COGNITE_CLIENT_SECRET): one way to sign in is needed",
    ]);
  });

  it.each<[Env, string]>([
    [{ ...A, IDP_CLIENT_SECRET: " " }, "IDP_CLIENT_SECRET is not set (nor is COGNITE_CLIENT_SECRET)"],
    [{ ...A, IDP_TENANT_ID: "" }, "IDP_TENANT_ID is not set (nor is COGNITE_TENANT_ID): the Entra ID tenant"],
    [{ ...A, PROVIDER: "auth0", IDP_TOKEN_URL: "https://x" }, "IDP_AUDIENCE is not set: Auth0"],
    [{ ...A, PROVIDER: "other" }, "IDP_TOKEN_URL is not set (nor is COGNITE_TOKEN_URL)"],
    [{ ...A, PROVIDER: "okta" }, "PROVIDER must be one of entra_id, auth0, cdf, other"],
    [{ ...A, LOGIN_FLOW: "interactive" }, "LOGIN_FLOW is interactive, which needs a browser"],
    [{ ...A, LOGIN_FLOW: "magic" }, "LOGIN_FLOW must be one of client_credentials, token, device_code"],
    [{ ...A, LOGIN_FLOW: "token" }, "CDF_TOKEN is not set: LOGIN_FLOW is token"],
    [{ ...A, CDF_TOKEN: "s3cret" }, "CDF_TOKEN contradicts IDP_CLIENT_ID: set LOGIN_FLOW"],
    [
      { ...A, COGNITE_PROJECT: "other" },
      'CDF_PROJECT contradicts COGNITE_PROJECT: "plant" and "other"; unset one of them',
    ],
    [
      { ...A, COGNITE_CLIENT_SECRET: "x-s3cret" },
      "IDP_CLIENT_SECRET contradicts COGNITE_CLIENT_SECRET; unset one of them",
    ],
    [
      { ...A, CDF_URL: "https://api.cognitedata.com" },
      'CDF_CLUSTER contradicts CDF_URL, which is of the cluster "api"',
    ],
    [{ ...A, CDF_CLUSTER: "https://x" }, "CDF_CLUSTER must be the cluster's name alone"],
    [{ ...B, COGNITE_BASE_URL: "http://plain.example" }, "COGNITE_BASE_URL must be https"],
  ])("names the variable that is wrong", (env, message) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });
});

describe("hasSettings", () => {
  it.each<[Env, boolean]>([
    [{}, false],
    [{ CDF_PROJECT: "p" }, true],
    [{ COGNITE_BASE_URL: "https://x" }, true],
    [{ CDF_PROJECT: "  " }, false],
    [{ PROVIDER: "aws", IDP_CLIENT_ID: "of something else", LOGIN_FLOW: "token" }, false],
    [{ CDF_SOMETHING: "else" }, false],
  ])("%j: %s", (env, expected) => {
    expect(hasSettings(env)).toBe(expected);
  });
});

describe("a .env file", () => {
  const folder = mkdtempSync(join(tmpdir(), "cdf-core-env-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is read, with quotes and comments, and the environment takes precedence", () => {
    const path = join(folder, "one.env");
    writeFileSync(
      path,
      '# of the plant\nCDF_CLUSTER=westeurope-1\nCDF_PROJECT="plant one"\nCDF_TOKEN=from-file\n',
    );
    expect(readEnvFile(path)).toEqual({
      CDF_CLUSTER: "westeurope-1",
      CDF_PROJECT: "plant one",
      CDF_TOKEN: "from-file",
    });
    const settings = settingsFromEnvFile(path, { CDF_TOKEN: "from-env" });
    expect(settings.project).toBe("plant one");
    expect(settings.auth.kind === "token" && settings.auth.token).toBe("from-env");
  });

  it("that does not exist is an error that names it", () => {
    const path = join(folder, "none.env");
    expect(() => settingsFromEnvFile(path, {})).toThrow(
      /Environment file: .*none.env cannot be read \(ENOENT/,
    );
  });
});
