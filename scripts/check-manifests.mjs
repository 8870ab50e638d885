// Checks every package.json: exact versions of third-party packages, the same version in every workspace,
// `workspace:^` for our own packages, the same licence and Node as the root and, in published packages, the
// fields that users and registries need. Versions are plain, because a workspace that includes our packages
// does not have our catalog.
import { dirname, join, sep } from "node:path";
import { listWorkspaces, readManifest, root } from "./steps/repository.mjs";

const exact = /^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const repository = "https://github.com/cdf-multipart/cdf-multipart";
const top = readManifest(root);
const versions = new Map();
const faults = [];

function checkDependency(file, name, version) {
  if (name.startsWith("@cdf-multipart/")) {
    if (version !== "workspace:^")
      faults.push(`${file}: ${name} is ${version}; write workspace:^ for our own packages.`);
    return;
  }
  if (!exact.test(version)) faults.push(`${file}: ${name} is ${version}; write the exact version.`);
  const first = versions.get(name) ?? { file, version };
  versions.set(name, first);
  if (first.version !== version) {
    faults.push(
      `${file}: ${name} is ${version}, but ${first.version} in ${first.file}; use one version everywhere.`,
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
  const folder = dirname(file).replaceAll(sep, "/");
  const wanted = {
    homepage: `${repository}/tree/main/${folder}#readme`,
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
    bugs: `${repository}/issues`,
  };
  for (const [field, value] of Object.entries(wanted)) {
    if (JSON.stringify(manifest[field]) !== JSON.stringify(value))
      faults.push(`${file}: "${field}" must be ${JSON.stringify(value)}.`);
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
