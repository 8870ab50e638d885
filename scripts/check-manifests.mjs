// What every package.json must say: exact versions of what others wrote, one version of each, `workspace:^` for
// our own, the same licence and Node as the root, and, where it is published, what users need.
import { join } from "node:path";
import { listWorkspaces, readManifest, root } from "./steps/repository.mjs";

const exact = /^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const top = readManifest(root);
const versions = new Map();
const faults = [];

function checkDependency(file, name, version) {
  if (name.startsWith("@cdf-multipart/")) {
    if (version !== "workspace:^")
      faults.push(`${file}: ${name} is ${version}; our own packages are workspace:^.`);
    return;
  }
  if (version !== "catalog:" && !exact.test(version)) {
    faults.push(
      `${file}: ${name} is ${version}; write the exact version, or catalog: when several workspaces use it.`,
    );
  }
  const first = versions.get(name) ?? { file, version };
  versions.set(name, first);
  if (first.version !== version) {
    faults.push(
      `${file}: ${name} is ${version}, but ${first.version} in ${first.file}; use one version (catalog:).`,
    );
  }
}

function checkFields(file, manifest) {
  for (const field of ["license", "type"]) {
    if (manifest[field] !== top[field])
      faults.push(`${file}: "${field}" must be ${JSON.stringify(top[field])}.`);
  }
  if (manifest.engines?.node !== top.engines.node)
    faults.push(`${file}: "engines.node" must be ${top.engines.node}.`);
  if (manifest.private === true) return;
  for (const field of ["version", "description", "files", "exports"]) {
    if (manifest[field] === undefined) faults.push(`${file}: a published package needs "${field}".`);
  }
}

for (const folder of ["", ...listWorkspaces()]) {
  const file = join(folder, "package.json");
  const manifest = readManifest(join(root, folder));
  checkFields(file, manifest);
  for (const list of ["dependencies", "devDependencies", "optionalDependencies"]) {
    for (const [name, version] of Object.entries(manifest[list] ?? {})) checkDependency(file, name, version);
  }
}

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${versions.size} dependencies checked, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
