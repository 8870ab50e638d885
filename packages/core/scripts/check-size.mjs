/**
 * Measures what the client costs in a browser: bundled and minified by esbuild, gzipped as servers do. Fails when a part
 * is over its budget. `--json` prints the figures alone.
 *
 * The aim was 5 kB, 9 kB with sign-in; the README says what the rest is. The budgets are what there is and a little
 * more, so that growth shows.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Bytes, gzipped. */
const BUDGETS = {
  "core, validation apart": 11_900,
  "core with sign-in, validation apart": 19_800,
  "validation: generated and its words": 6_300,
};

const CLIENT = 'export { createFilesClient } from "./src/index.ts";';
const AUTH = 'export { clientCredentials, deviceCode, entraId } from "./src/auth/index.ts";';

/** Leaves the validation of requests out of a bundle. */
const withoutValidation = {
  name: "without-validation",
  setup(bundle) {
    bundle.onLoad({ filter: /validation\/validate-request\.ts$/ }, () => ({
      contents: "export function validateRequest() {}",
    }));
  },
};

/** Bytes of a browser bundle of these exports: minified, and that gzipped. */
async function measure(contents, plugins = []) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@cdf-multipart/source"],
    legalComments: "none",
    plugins,
  });
  const bytes = outputFiles[0].contents;
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}

function difference(larger, smaller) {
  return { minified: larger.minified - smaller.minified, gzipped: larger.gzipped - smaller.gzipped };
}

const core = await measure(CLIENT, [withoutValidation]);
const whole = await measure(CLIENT);
const sizes = {
  "core, validation apart": core,
  "core with sign-in, validation apart": await measure(`${CLIENT}\n${AUTH}`, [withoutValidation]),
  "  of it: with client credentials alone": await measure(
    `${CLIENT}\nexport { clientCredentials } from "./src/auth/index.ts";`,
    [withoutValidation],
  ),
  "  of it: with device code alone": await measure(
    `${CLIENT}\nexport { deviceCode } from "./src/auth/index.ts";`,
    [withoutValidation],
  ),
  "validation: generated and its words": difference(whole, core),
  "core with validation": whole,
  "every export of both entries": await measure(
    'export * from "./src/index.ts";\nexport * from "./src/auth/index.ts";',
  ),
  "  of these: what sign-in takes of oauth4webapi": await measure(`
    export { clientCredentialsGrantRequest, processClientCredentialsResponse, discoveryRequest,
      processDiscoveryResponse, deviceAuthorizationRequest, processDeviceAuthorizationResponse,
      deviceCodeGrantRequest, processDeviceCodeResponse, refreshTokenGrantRequest, processRefreshTokenResponse,
      ClientSecretPost, ClientSecretBasic, None } from "oauth4webapi";`),
};

const asJson = process.argv.includes("--json");
if (asJson) console.log(JSON.stringify(sizes));
else console.log(`${"".padEnd(50)}minified   gzipped    budget`);
for (const [name, { minified, gzipped }] of Object.entries(sizes)) {
  const budget = BUDGETS[name];
  const over = budget !== undefined && gzipped > budget;
  if (over) process.exitCode = 1;
  const columns = [minified, gzipped, budget ?? ""].map((bytes) => String(bytes).padStart(8)).join("  ");
  if (!asJson) console.log(`${name.padEnd(50)}${columns}${over ? "  over its budget" : ""}`);
}
if (process.exitCode === 1)
  console.error(
    "The client has outgrown a budget of packages/core/scripts/check-size.mjs: see what came in.",
  );
