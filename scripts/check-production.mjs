/**
 * Counts what users install with each published package, and looks at the licences of it. A package more is a decision: raise the
 * limit here, and say in ARCHITECTURE.md why.
 *
 * Usage: pnpm check:production
 */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Packages of others that each of ours brings, at most. */
const LIMITS = { spec: 0, core: 11, uploader: 12, uppy: 12, emulator: 49, cli: 84 };
const LICENCES = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
]);

/** Name, version and licence of everything of others that a package brings, optional peers aside. */
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

/** As Node finds it: in the next folder `node_modules` that has it, from the real place upwards. */
function resolve(name, folder) {
  for (let at = realpathSync(folder); at !== dirname(at); at = dirname(at)) {
    const place = join(at, "node_modules", name);
    if (existsSync(place)) return realpathSync(place);
  }
  throw new Error(`${name} of ${folder} is not installed: run pnpm install.`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** What is wrong with a package of ours: too much of others', or a licence that nobody has looked at. */
export function faultsOf(name, found, limit) {
  const others = [...found].filter(([, { ours }]) => !ours);
  return [
    ...(others.length > limit
      ? [
          `${name} brings ${others.length} packages of others, and may bring ${limit}: ${others.map(([key]) => key).join(", ")}`,
        ]
      : []),
    ...others
      .filter(([, { license }]) => !LICENCES.has(license))
      .map(([key, { license }]) => `${name} brings ${key}, whose licence is ${license ?? "not said"}`),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const packages = fileURLToPath(new URL("../packages/", import.meta.url));
  const places = { spec: fileURLToPath(new URL("../spec/", import.meta.url)) };
  const faults = Object.entries(LIMITS).flatMap(([name, limit]) => {
    const found = productionPackages(places[name] ?? join(packages, name));
    const others = [...found.values()].filter(({ ours }) => !ours).length;
    console.log(`${name}: ${others} packages of others (limit ${limit})`);
    return faultsOf(name, found, limit);
  });
  for (const fault of faults) console.error(`check:production: ${fault}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
