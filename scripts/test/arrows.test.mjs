// Tests that the import rules can fail: a tree that breaks each rule once is checked by the real rules.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import arrows from "../../.dependency-cruiser.mjs";
import { root } from "../steps/repository.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { makeFolder } from "./fixture.mjs";

async function judge(t, files) {
  const folder = makeFolder(t, {
    "packages/build-kit/tsconfig.json": {
      compilerOptions: { module: "NodeNext" },
      files: ["../../spec/generated/index.gen.ts"],
    },
    ...files,
  });
  copyFileSync(join(root, ".dependency-cruiser.mjs"), join(folder, ".dependency-cruiser.mjs"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const args = ["--config", ".dependency-cruiser.mjs", "spec", "packages"];
  const { code, output } = await runCommand("depcruise", args, { cwd: folder });
  const broken = [...output.matchAll(/^\s*error ([a-z-]+):/gm)].map((match) => match[1]);
  return { code, broken: [...new Set(broken)].sort(), output };
}

const workspaces = {
  "spec/package.json": { name: "spec" },
  "packages/core/package.json": { name: "core" },
};
const spec = { "spec/generated/index.gen.ts": "export const LIMIT = 1;" };

test("imports that the rules allow are accepted", async (t) => {
  const files = {
    ...spec,
    "packages/core/src/index.ts": 'export { LIMIT } from "../../../spec/generated/index.gen.js";',
    "packages/uploader/src/plan/plan.ts": 'export { LIMIT } from "../../../../spec/generated/index.gen.js";',
    "packages/uploader/src/transport/node/put.ts": 'import "node:http";\nexport const put = 1;',
  };
  const { code, broken } = await judge(t, files);
  assert.deepEqual({ code, broken }, { code: 0, broken: [] });
});

test("each import that breaks a rule is named", async (t) => {
  const files = {
    "spec/generated/index.gen.ts": 'export { core } from "../../packages/core/src/index.js";',
    "packages/core/src/index.ts": 'export { deep } from "./deep.js";\nexport const core = 1;',
    "packages/core/src/deep.ts":
      'import { plan } from "../../uploader/src/plan/plan.js";\nimport { readFileSync } from "node:fs";\nexport const deep = [plan, readFileSync];',
    "packages/uploader/src/plan/plan.ts": 'import { run } from "../engine/run.js";\nexport const plan = run;',
    "packages/uploader/src/engine/run.ts": "export const run = 1;",
    "packages/uploader/src/transport/put.ts": 'export { run } from "../engine/run.js";',
    "packages/uploader/src/net/reader.ts": 'export const put = () => import("../transport/put.js");',
    "packages/emulator/src/index.ts":
      'import { core } from "../../core/src/index.js";\nimport "./absent.js";\nexport const emulator = core;',
    "packages/cli/src/main.ts": 'export { plugin } from "../../uppy/src/index.js";',
    "packages/uppy/src/index.ts":
      'import { emulator } from "../../emulator/src/index.js";\nexport const plugin = emulator;',
  };
  const { code, broken } = await judge(t, files);
  assert.notEqual(code, 0);
  assert.deepEqual(broken, [
    "chunks-are-planned",
    "cli-imports",
    "core-imports",
    "emulator-imports",
    "main-entries-run-anywhere",
    "plan-knows-nothing",
    "resolvable",
    "spec-imports",
    "uploader-floors",
    "uppy-imports",
  ]);
});

test("two files that import each other are named, in every folder", async (t) => {
  const pair = (folder) => ({
    [`${folder}/left.ts`]: 'import { right } from "./right.js";\nexport const left = () => right;',
    [`${folder}/right.ts`]: 'import { left } from "./left.js";\nexport const right = () => left;',
  });
  for (const folder of ["spec/generated", "packages/core/src/http", "packages/emulator/src/state"]) {
    const { broken } = await judge(t, { ...workspaces, ...pair(folder) });
    assert.ok(broken.includes("no-cycles"), folder);
  }
});

test("a circle of type imports is named too", async (t) => {
  const circle = (folder) => ({
    [`${folder}/stores/put.ts`]:
      'import type { Context } from "./store.js";\nexport const put = (context: Context) => context;',
    [`${folder}/stores/names.ts`]: 'export { put } from "./put.js";',
    [`${folder}/stores/store.ts`]:
      'import { put } from "./names.js";\nexport interface Context { readonly put: typeof put }',
  });
  for (const name of ["emulator", "uploader", "uppy", "cli"]) {
    const { code, broken } = await judge(t, { ...workspaces, ...circle(`packages/${name}/src`) });
    assert.notEqual(code, 0, name);
    assert.deepEqual(broken, ["no-type-cycles"], name);
  }
});

test("each import of a higher floor of the command line is named", async (t) => {
  const up = [
    ["errors.ts", "output/upper.ts"],
    ["output/low.ts", "ends/upper.ts"],
    ["options/low.ts", "ends/upper.ts"],
    ["ends/low.ts", "options/upper.ts"],
    ["settings/low.ts", "run/upper.ts"],
    ["run/low.ts", "journals/upper.ts"],
    ["run/lower.ts", "upload/upper.ts"],
    ["journals/low.ts", "upload/upper.ts"],
    ["upload/low.ts", "program/upper.ts"],
    ["program/low.ts", "main.ts"],
  ];
  const files = up.flatMap(([from, to]) => [
    [
      `packages/cli/src/${from}`,
      `import type { Upper } from "${from.includes("/") ? "../" : "./"}${to.replace(/ts$/, "js")}";\nexport type Lower = Upper;`,
    ],
    [`packages/cli/src/${to}`, "export type Upper = string;"],
  ]);
  const { broken, output } = await judge(t, { ...workspaces, ...Object.fromEntries(files) });
  assert.deepEqual(broken, ["cli-floors"]);
  const named = [...output.matchAll(/cli-floors: packages\/cli\/src\/(\S+) → packages\/cli\/src\/(\S+)/g)];
  assert.deepEqual(named.map(([, from, to]) => [from, to]).sort(), up.sort());
});

const EMULATOR = ["ground", "http", "settings", "journal", "faults", "stores", "requests", "server"];

test("in the emulator every import from a lower folder to a higher one is named", async (t) => {
  const files = { ...workspaces };
  for (const [level, high] of EMULATOR.entries()) {
    files[`packages/emulator/src/${high}/index.ts`] = "export const one = 1;";
    for (const low of EMULATOR.slice(0, level)) {
      files[`packages/emulator/src/${low}/of-${high}.ts`] = `export { one } from "../${high}/index.js";`;
      files[`packages/emulator/src/${high}/of-${low}.ts`] = `export type { one } from "../${low}/index.js";`;
    }
  }
  const { output, broken } = await judge(t, files);
  assert.deepEqual(broken, ["emulator-floors"]);
  const named = output.match(/error emulator-floors: \S+\/of-[a-z]+\.ts/g);
  assert.equal(named.length, (EMULATOR.length * (EMULATOR.length - 1)) / 2);
});

test("a store of the emulator that imports another store, and a control that imports the server, are named", async (t) => {
  const stores = ["fs", "remote", "s3", "azure"];
  const files = { ...workspaces, "packages/emulator/src/server/index.ts": "export const one = 1;" };
  files["packages/emulator/src/control/index.ts"] = 'export { one } from "../server/index.js";';
  for (const store of stores) {
    files[`packages/emulator/src/stores/${store}/index.ts`] = "export const one = 1;";
    for (const other of stores.filter((name) => name !== store))
      files[`packages/emulator/src/stores/${store}/of-${other}.ts`] =
        `export { one } from "../${other}/index.js";`;
  }
  const { output, broken } = await judge(t, files);
  assert.deepEqual(broken, ["emulator-control-is-a-client", "emulator-stores-stand-apart"]);
  assert.equal(output.match(/error emulator-stores-stand-apart/g).length, stores.length * 3);
});

/** The texts that a pattern of literals and groups stands for: `a/(b|c)/` is `a/b/` and `a/c/`. */
function alternatives(pattern) {
  const group = /\(([^()]*)\)/.exec(pattern);
  if (group === null) return [pattern];
  const [before, after] = [pattern.slice(0, group.index), pattern.slice(group.index + group[0].length)];
  return group[1].split("|").flatMap((choice) => alternatives(before + choice + after));
}

test("every folder that a rule names exists", () => {
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
  const patterns = arrows.forbidden
    .flatMap(({ from, to }) => [from.path, from.pathNot, to.path, to.pathNot])
    .flat()
    .filter((pattern) => /^\^\(?(spec|packages)/.test(pattern ?? "") && !pattern.includes("$1"));
  const absent = patterns
    .flatMap(alternatives)
    .filter((pattern) => !files.some((file) => new RegExp(pattern).test(file)));
  assert.ok(patterns.length > 10);
  assert.deepEqual(absent, []);
});
