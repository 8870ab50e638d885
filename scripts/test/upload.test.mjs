// Runs the first command of the README as a user does: in another folder, with a relative path.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../steps/repository.mjs";
import { runCommand, toolEnvironment } from "../steps/run-command.mjs";
import { makeFolder } from "./fixture.mjs";

function runUpload(folder, args, variables = {}) {
  const names = Object.entries(toolEnvironment()).filter(([name]) => !/^(CDF|COGNITE|IDP|LOGIN)_/.test(name));
  const env = { ...Object.fromEntries(names), INIT_CWD: folder, TMPDIR: folder, ...variables };
  return runCommand(process.execPath, [join(root, "scripts/upload.mjs"), ...args], { cwd: root, env });
}

test("without settings it says so, and uploads the file to an emulator", async (t) => {
  const folder = makeFolder(t, { "scans/a scan.e57": "every byte of it" });
  await runUpload(folder, ["--version"]);
  const { code, output, stdout } = await runUpload(folder, ["scans/a scan.e57", "--name", "other.e57"]);
  assert.equal(code, 0, output);
  assert.match(stdout, /\(downloaded and compared byte for byte: identical\)\n$/);
  assert.match(output, /^The stored file of the emulator is removed when this run ends\./m);
  assert.equal(
    output.split("\n")[0],
    "No CDF settings in the environment: uploading to an emulator on this machine (--emulator).",
  );
});

test("--emulator-dir keeps the same bytes", async (t) => {
  const folder = makeFolder(t, { "scan.e57": "every byte of it" });
  const { code, output, stdout } = await runUpload(folder, ["scan.e57", "--emulator-dir", "kept"]);
  assert.equal(code, 0, output);
  const storedAt = /identical, stored at (.+)\)\n$/.exec(stdout)?.[1];
  assert.equal(readFileSync(storedAt ?? "", "utf8"), "every byte of it");
});

test("without a path it uploads a sample of 100 MiB, and removes it", async (t) => {
  const folder = makeFolder(t, {});
  const { code, output, stdout } = await runUpload(folder, ["--json"]);
  assert.equal(code, 0, output);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { bytes, path } = events.find(({ type }) => type === "file-stored");
  assert.equal(bytes, 100 * 2 ** 20);
  assert.throws(() => readFileSync(path), { code: "ENOENT" });
});

test("with the settings of a project it uploads only to that project", async (t) => {
  const folder = makeFolder(t, { "scan.e57": "x" });
  const { code, output } = await runUpload(folder, ["scan.e57"], { CDF_PROJECT: "plant" });
  assert.equal(code, 3, output);
  assert.match(output, /CDF_CLUSTER/);
});
