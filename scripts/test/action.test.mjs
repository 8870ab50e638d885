import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { readManifest, root } from "../steps/repository.mjs";

const { parse } = createRequire(join(root, "spec/package.json"))("yaml");
const action = parse(readFileSync(join(root, "action.yml"), "utf8"));
const [step] = action.runs.steps;

/** Runs the script of the action, with a program in place of npx that records its arguments. */
function run(t, inputs, { code = 0, output = "" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "action-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const npx = `#!/bin/sh\nprintf '%s\\0' "$@" > '${folder}/args'\nprintf '%s' '${output}'\nexit ${code}\n`;
  writeFileSync(join(folder, "npx"), npx, { mode: 0o755 });
  writeFileSync(join(folder, "output"), "");
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, value]) => {
      const input = /inputs\.([\w-]+)/.exec(value)[1];
      return [name, inputs[input] ?? action.inputs[input].default ?? ""];
    }),
  );
  const files = { RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, "output") };
  const ended = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
    env: { ...env, ...files, PATH: `${folder}:${process.env.PATH}` },
    cwd: folder,
    encoding: "utf8",
  });
  return {
    code: ended.status,
    args: readFileSync(join(folder, "args"), "utf8").split("\0").slice(0, -1),
    outputs: readFileSync(join(folder, "output"), "utf8"),
  };
}

test("the action passes every input as a separate argument, even a hostile one", (t) => {
  const path = "dist/a b.whl\n-rf\n$(touch pwned)\n`id`;'\"\n";
  const { code, args } = run(t, {
    path,
    "external-id": "{path} $HOME",
    "data-set-id": "7",
    metadata: "a=b c\nd=$(id)",
    options: "--skip-existing",
  });
  assert.equal(code, 0);
  assert.deepEqual(args, [
    "--yes",
    `@cdf-multipart/cli@${action.inputs.version.default}`,
    "--json",
    "--quiet",
    "--external-id",
    "{path} $HOME",
    "--data-set-id",
    "7",
    "--metadata",
    "a=b c",
    "--metadata",
    "d=$(id)",
    "--skip-existing",
    "--",
    "dist/a b.whl",
    "-rf",
    "$(touch pwned)",
    "`id`;'\"",
  ]);
});

test("the action ends with the exit code, and outputs its events and the number of stored files", (t) => {
  const output = '{"type":"file-stored"}\n{"type":"file-failed"}\n{"type":"file-stored"}\n';
  for (const code of [0, 1, 3, 130]) {
    const ended = run(t, { path: "a" }, { code, output });
    assert.equal(ended.code, code);
    assert.match(ended.outputs, /^events=.*ndjson$/m);
    assert.match(ended.outputs, /^stored=2$/m);
  }
  assert.match(run(t, { path: "a" }, { code: 2 }).outputs, /^stored=0$/m);
});

test("the action installs the version of this repository, and only options that exist", () => {
  const { version } = readManifest(join(root, "packages/cli"));
  assert.equal(action.inputs.version.default, version);
  const help = execFileSync(process.execPath, [join(root, "packages/cli/dist/main.js"), "--help"], {
    encoding: "utf8",
  });
  for (const [option] of step.run.matchAll(/--(?!yes)[a-z][a-z-]+/g))
    assert.ok(help.includes(option), option);
});
