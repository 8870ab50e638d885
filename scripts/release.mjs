// Makes a release: packs every published package, proves the tarballs (scripts/check-packed.mjs), writes their
// checksums, the release notes and the SBOM of the command line, and publishes the same tarballs.
//
// Usage: pnpm release:dry                                      everything except publishing
//        node scripts/release.mjs --publish --tag v0.2.0       also publishes, with provenance
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { publishOrder, releaseFaults, releaseNotes, sbomFaults, withoutPaths } from "./release/plan.mjs";
import { listWorkspaces, readManifest, root } from "./steps/repository.mjs";
import { runCommand } from "./steps/run-command.mjs";
import { fail, SetUpError, say } from "./steps/say.mjs";

const { values } = parseArgs({ options: { publish: { type: "boolean" }, tag: { type: "string" } } });
const out = join(root, ".release");

async function must(what, command, args, options) {
  say(what);
  const { code, output, stdout } = await runCommand(command, args, options);
  if (code === 0) return stdout;
  throw new SetUpError(`${what}: ${command} ${args.join(" ")} ended with ${code}\n${output.trim()}`);
}

/** The CycloneDX document of the command line as npm installs it, from the tarballs. */
async function writeSbom(tarballs) {
  const folder = mkdtempSync(join(tmpdir(), "cdf-multipart-sbom-"));
  try {
    writeFileSync(
      join(folder, "package.json"),
      '{ "name": "cdf-upload-installed", "version": "0.0.0", "private": true }\n',
    );
    const plain = [
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--engine-strict=false",
      "--prefer-offline",
    ];
    const wanted = tarballs.filter((path) => !/-(uppy|elements)-/.test(basename(path)));
    await must("Installing the command line", "npm", ["install", ...plain, ...wanted], { cwd: folder });
    const format = ["--sbom-format", "cyclonedx", "--sbom-type", "application", "--omit", "dev"];
    const sbom = await must("Writing the SBOM", "npm", ["sbom", ...format], { cwd: folder });
    const document = withoutPaths(JSON.parse(sbom));
    const faults = sbomFaults(document);
    if (faults.length > 0) throw new SetUpError(`The SBOM: ${faults.join("; ")}.`);
    writeFileSync(join(out, "cdf-upload.cdx.json"), `${JSON.stringify(document, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeChecksums() {
  const lines = readdirSync(out)
    .sort()
    .map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(join(out, name)))
          .digest("hex")}  ${name}\n`,
    );
  writeFileSync(join(out, "SHA256SUMS"), lines.join(""));
}

async function main() {
  const manifests = listWorkspaces()
    .map((folder) => readManifest(join(root, folder)))
    .filter((manifest) => manifest.private !== true);
  const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  const changesets = readdirSync(join(root, ".changeset")).filter(
    (name) => name.endsWith(".md") && name !== "README.md",
  );
  const faults = releaseFaults({ manifests, changelog, changesets, tag: values.tag });
  for (const fault of faults) say(`${values.publish === true ? "" : "Before publishing: "}${fault}`);
  if (values.publish === true && faults.length > 0) throw new SetUpError("Nothing was published.");

  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  await must("Packing and proving", process.execPath, ["scripts/check-packed.mjs", "--keep", out], {
    cwd: root,
  });
  const tarballs = readdirSync(out).map((name) => join(out, name));
  await writeSbom(tarballs);
  writeFileSync(join(out, "NOTES.md"), releaseNotes(changelog));
  writeChecksums();

  for (const name of publishOrder(manifests)) {
    const file = `${name.replace("@", "").replace("/", "-")}-`;
    const tarball = tarballs.find((path) => basename(path).startsWith(file));
    if (tarball === undefined) throw new SetUpError(`There is no tarball of ${name} in ${out}.`);
    if (values.publish !== true) say(`Not published: ${basename(tarball)}`);
    else await must(`Publishing ${name}`, "npm", ["publish", tarball, "--access", "public", "--provenance"]);
  }
  process.stdout.write(`${tarballs.length} packages in ${out}, with SBOM, checksums and notes\n`);
}

try {
  await main();
} catch (error) {
  fail(error);
}
