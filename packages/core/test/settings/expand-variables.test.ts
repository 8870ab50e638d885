// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of .env files look like this.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { expandVariables } from "../../src/node/expand-variables.js";
import { settingsFromEnvFile } from "../../src/node/index.js";

it.each([
  ["a reference", { A: "x", B: "<${A}>" }, {}, "<x>"],
  ["a reference to a later variable", { B: "${C}", C: "y" }, {}, "y"],
  ["a chain", { A: "${C}", B: "${A}${A}", C: "z" }, {}, "zz"],
  ["the environment, which takes precedence", { A: "file", B: "${A}" }, { A: "env" }, "env"],
  ["a default", { B: "${NONE:-https://x}" }, {}, "https://x"],
  ["a default that is not needed", { A: "x", B: "${A:-y}" }, {}, "x"],
  ["an empty variable with a default", { A: "", B: "${A:-y}" }, {}, "y"],
  ["an unknown name, which may be part of a secret", { B: "pa${ss}word$A$$" }, {}, "pa${ss}word$A$$"],
  ["a circle", { A: "${B}", B: "1${A}" }, {}, "1${B}"],
])("expands %s", (_, file, env, expected) => {
  expect(expandVariables(file, env)["B"]).toBe(expected);
});

it("reads a .env file of the Toolkit whose URLs contain other variables", () => {
  const folder = mkdtempSync(join(tmpdir(), "cdf-core-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, ".env");
  const lines = [
    "CDF_CLUSTER=westeurope-1",
    "CDF_PROJECT=plant",
    "LOGIN_FLOW=client_credentials",
    "IDP_CLIENT_ID=app",
    "IDP_CLIENT_SECRET=secret-of-the-app",
    "IDP_TENANT_ID=tenant",
    "IDP_TOKEN_URL=https://login.microsoftonline.com/${IDP_TENANT_ID}/oauth2/v2.0/token",
    'IDP_SCOPES="https://${CDF_CLUSTER}.cognitedata.com/.default"',
  ];
  writeFileSync(path, lines.join("\n"));
  const settings = JSON.stringify(settingsFromEnvFile(path, {}));
  expect(settings).toContain("https://login.microsoftonline.com/tenant/oauth2/v2.0/token");
  expect(settings).toContain("https://westeurope-1.cognitedata.com/.default");
  expect(settings).not.toContain("${");
});
