// Hand-written reference pages are complete: every error code, every variable, every command.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../../packages/cli/src/commands/commands.js";
import { ENV_NAMES } from "../../packages/core/src/settings/env-names.js";
import { blocksOf, PAGES, root } from "./pages.js";

const read = (path: string): string => readFileSync(root + path, "utf8");

test("docs/reference/errors.md explains every code of an error once, and no other", () => {
  const source = read("packages/core/src/errors/error-codes.ts").replace(/\/\*[\s\S]*?\*\//g, "");
  const codes = [...source.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(40);
  const rows = [
    ...read("docs/reference/errors.md").matchAll(/^\| `\w+Error` \| `([a-z-]+)` \| [^|]+ \| [^|]+ \|$/gm),
  ];
  expect(rows.map(([, code]) => code).sort()).toEqual([...codes].sort());
});

test("docs/reference/environment.md lists every variable that the code reads, and that a page mentions", () => {
  const page = read("docs/reference/environment.md");
  const files = execFileSync("git", ["ls-files", "packages/*/src/*.ts", "packages/*/src/*.cts"], {
    cwd: root,
    encoding: "utf8",
  });
  const read1 = files
    .trim()
    .split("\n")
    .flatMap((file) => {
      const text = read(file);
      return [
        ...text.matchAll(/\benv(?:\.|\[")([A-Z][A-Z0-9_]+)\b/g),
        ...text.matchAll(/\benv: "([A-Z0-9_]+)"/g),
      ];
    });
  const ofOptions = COMMANDS.flatMap(({ options }) => options.flatMap(({ env }) => env ?? []));
  const settings = PAGES.flatMap(blocksOf).filter(({ notRun }) => notRun === "settings");
  const exported = settings.flatMap(({ code }) =>
    [...code.matchAll(/\b([A-Z][A-Z0-9_]+)=/g)].map(([, name = ""]) => name),
  );
  const names = new Set([
    ...read1.map(([, name = ""]) => name),
    ...ofOptions,
    ...Object.values(ENV_NAMES).flat(),
    ...exported,
  ]);
  expect(names.size).toBeGreaterThan(30);
  expect([...names].filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});

test("docs/tasks/progress.md explains every field of Progress, with no other, and prints each", () => {
  const source = read("packages/uploader/src/progress/progress.ts");
  const body = /export interface Progress \{([\s\S]*?)^\}/m.exec(source)?.[1] ?? "";
  const fields = [...body.matchAll(/^ {2}readonly (\w+):/gm)].map(([, name = ""]) => name);
  expect(fields.length).toBeGreaterThan(10);
  const page = read("docs/tasks/progress.md");
  const rows = [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(
    ([, names = ""]) => names.match(/\w+/g) ?? [],
  );
  expect([...rows].sort()).toEqual([...fields].sort());
  const [program] = blocksOf("docs/tasks/progress.md");
  for (const field of fields) expect(program?.code).toMatch(new RegExp(`\\b${field}\\b`));
});
