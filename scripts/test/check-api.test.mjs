import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { compareReports, reportsOf } from "../check-api.mjs";

const folder = mkdtempSync(join(tmpdir(), "check-api-"));
after(() => rmSync(folder, { recursive: true }));

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A package with a main entry, an internal entry, and a type that is not exported. */
function makePackage(options = "readonly parts: number") {
  const entry = (name) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
  write(
    "pkg/package.json",
    JSON.stringify({
      name: "@t/pkg",
      type: "module",
      exports: { ".": entry("index"), "./internal": entry("internal"), "./package.json": "./package.json" },
    }),
  );
  write("pkg/dist/index.d.ts", 'export { type Handle, start as begin } from "./start.js";\n');
  write("pkg/dist/internal.d.ts", "export declare const hidden: number;\n");
  write(
    "pkg/dist/start.d.ts",
    `/** Documented. */
export interface Options { ${options} }
export interface Handle { readonly id: number }
export declare const Handle: new (id: number) => Handle;
export declare function start(options: Options): Handle;
`,
  );
  return reportsOf(folder, ["pkg"]);
}

test("a report has the exports of an entry, their types, and the types that these mention", () => {
  const [report, ...more] = makePackage();
  assert.deepEqual(more, []);
  assert.equal(report.path, "pkg/api/index.api.md");
  assert.equal(report.count, 2);
  assert.match(report.text, /^# @t\/pkg: 2 exports$/m);
  assert.match(report.text, /interface Handle \{[^}]*\}\nconst Handle: new/);
  assert.match(report.text, /\/\/ exported as begin\nfunction start\(options: Options\): Handle;/);
  assert.match(report.text, /Not exported[^`]*```ts\ninterface Options/);
  assert.doesNotMatch(report.text, /Documented|hidden/);
});

test("a change of a type is a difference, with the lines that changed", () => {
  const [{ path, text }] = makePackage();
  write(path, text);
  assert.deepEqual(compareReports(folder, ["pkg"], makePackage()), []);
  const [difference, ...more] = compareReports(folder, ["pkg"], makePackage("readonly parts?: number"));
  assert.deepEqual(more, []);
  assert.match(difference, /^pkg\/api\/index\.api\.md differs:/);
  assert.match(difference, /^- {4}readonly parts: number;$/m);
  assert.match(difference, /^\+ {4}readonly parts\?: number;$/m);
  rmSync(join(folder, path));
});

test("a missing report, and a report of a removed entry, are differences", () => {
  const reports = makePackage();
  write("pkg/api/old.api.md", "# @t/pkg/old: 1 export\n");
  assert.deepEqual(compareReports(folder, ["pkg"], reports), [
    "pkg/api/old.api.md describes an entry that does not exist.",
    "pkg/api/index.api.md does not exist.",
  ]);
});
