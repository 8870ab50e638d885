/**
 * Measures what the client costs in a browser: bundled and minified by esbuild, gzipped as servers do, chunk by chunk. Fails
 * when a part is over its budget. `--json` prints the figures alone.
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
  "loaded with the page": 4_900,
  "core, validation apart": 12_700,
  "core with sign-in, validation apart": 21_200,
  "validation: generated and its words": 6_400,
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

/** Bytes of a browser bundle of these exports, without what only Node loads: minified, and that gzipped. */
async function measure(contents, plugins = [], counts = () => true) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@cdf-multipart/source"],
    legalComments: "none",
    outdir: "/",
    plugins,
  });
  const total = { minified: 0, gzipped: 0 };
  for (const { path, contents: bytes } of outputFiles) {
    const name = path.replace(/^\//, "");
    const [, { entryPoint }] =
      Object.entries(metafile.outputs).find(([output]) => output.endsWith(name)) ?? [];
    if (entryPoint === "src/http/process-wire.ts" || !counts(name, metafile.outputs)) continue;
    total.minified += bytes.length;
    total.gzipped += gzipSync(bytes, { level: 9 }).length;
  }
  return total;
}

/** Whether a chunk is fetched with the page, not later. */
function withPage(name, outputs) {
  const key = (path) => Object.keys(outputs).find((output) => output.endsWith(path));
  const found = new Set();
  const follow = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const next of outputs[path].imports)
      if (next.kind === "import-statement") follow(key(next.path.split("/").at(-1)));
  };
  follow(Object.keys(outputs).find((output) => outputs[output].entryPoint === "<stdin>"));
  return found.has(key(name));
}

function difference(larger, smaller) {
  return { minified: larger.minified - smaller.minified, gzipped: larger.gzipped - smaller.gzipped };
}

const core = await measure(CLIENT, [withoutValidation]);
const whole = await measure(CLIENT);
const sizes = {
  "loaded with the page": await measure(CLIENT, [], withPage),
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
