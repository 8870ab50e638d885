/**
 * Counts the third-party packages that users install with each published package, and checks their licences.
 * To add a package, raise the limit here and give the reason in ARCHITECTURE.md.
 *
 * Usage: pnpm check:production
 */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The maximum number of third-party packages that each of our packages installs. */
const LIMITS = {
  spec: 2,
  core: 13,
  uploader: 14,
  elements: 14,
  uppy: 14,
  otel: 14,
  fleet: 28,
  emulator: 51,
  cli: 87,
};
const LICENCES = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
]);

/** Name, version and licence of every third-party package that a package installs, without optional peers. */
export function productionPackages(folder, found = new Map()) {
  const { dependencies = {} } = readJson(join(folder, "package.json"));
  for (const name of Object.keys(dependencies)) {
    const place = resolve(name, folder);
    const { version, license } = readJson(join(place, "package.json"));
    const key = `${name}@${version}`;
    if (found.has(key)) continue;
    found.set(key, { license, ours: name.startsWith("@cdf-multipart/") });
    productionPackages(place, found);
  }
  return found;
}

/** Resolves a package as Node does: in the nearest `node_modules`, from the real path upwards. */
function resolve(name, folder) {
  for (let at = realpathSync(folder); at !== dirname(at); at = dirname(at)) {
    const place = join(at, "node_modules", name);
    if (existsSync(place)) return realpathSync(place);
  }
  throw new Error(`${name} of ${folder} is not installed. Run pnpm install.`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The faults of one of our packages: too many third-party packages, or a licence that is not on the list. */
export function faultsOf(name, found, limit) {
  const others = [...found].filter(([, { ours }]) => !ours);
  return [
    ...(others.length > limit
      ? [
          `${name} installs ${others.length} third-party packages; the limit is ${limit}: ${others.map(([key]) => key).join(", ")}`,
        ]
      : []),
    ...others
      .filter(([, { license }]) => !LICENCES.has(license))
      .map(([key, { license }]) => `${name} installs ${key} with the licence ${license ?? "(none stated)"}`),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const packages = fileURLToPath(new URL("../packages/", import.meta.url));
  const places = { spec: fileURLToPath(new URL("../spec/", import.meta.url)) };
  const faults = Object.entries(LIMITS).flatMap(([name, limit]) => {
    const found = productionPackages(places[name] ?? join(packages, name));
    const others = [...found.values()].filter(({ ours }) => !ours).length;
    console.log(`${name}: ${others} third-party packages (limit ${limit})`);
    return faultsOf(name, found, limit);
  });
  for (const fault of faults) console.error(`check:production: ${fault}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
