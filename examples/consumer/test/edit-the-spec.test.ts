// Tests how an edit of the spec affects a workspace that depends on it, on a copy of the repository.
import { PARTS_MAX } from "@cdf-multipart/spec";
import { describe, expect, it } from "vitest";
import { type CopyOfTree, copyTree, type Plan } from "./copy-of-tree.js";

const YAML = "spec/openapi.yaml";

/** The tasks that run again after an edit. */
function rerun(copy: CopyOfTree, edit: () => void): readonly string[] {
  const before = copy.plan("typecheck", "test");
  edit();
  const after: Plan = copy.plan("typecheck", "test");
  expect([...after.keys()]).toEqual([...before.keys()]);
  return [...after].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task);
}

const of = (name: string, ...tasks: readonly string[]) =>
  tasks.map((task) => `@cdf-multipart/${name}#${task}`);

describe("turbo reruns exactly the tasks that depend on an edit", () => {
  it("of a limit: all tasks that can use it", () => {
    using copy = copyTree();
    const tasks = rerun(copy, () => {
      copy.edit(YAML, `maximum: ${PARTS_MAX}`, `maximum: ${PARTS_MAX + 1}`);
      copy.node("spec/generate.mjs");
    });
    for (const name of ["spec", "core", "emulator", "uploader", "cli", "example-consumer"])
      expect(tasks).toEqual(expect.arrayContaining(of(name, "typecheck", "test")));
  });

  it("of the spec's own tests: the spec's own tasks", () => {
    using copy = copyTree();
    const tasks = rerun(copy, () => copy.edit("spec/test/fixture.ts", /$/, "\n// edited\n"));
    expect([...tasks].sort()).toEqual(of("spec", "test", "typecheck"));
  });

  it("of this workspace: its own tasks", () => {
    using copy = copyTree();
    const tasks = rerun(copy, () => copy.edit("examples/consumer/src/row.ts", /$/, "\n// edited\n"));
    expect(tasks.filter((task) => /#(typecheck|test)$/.test(task)).sort()).toEqual(
      of("example-consumer", "test", "typecheck"),
    );
  });

  it("of the uploader: no task here, and none of the spec", () => {
    using copy = copyTree();
    const tasks = rerun(copy, () => copy.edit("packages/uploader/src/index.ts", /$/, "\n// edited\n"));
    expect(tasks).toEqual(expect.arrayContaining(of("uploader", "typecheck", "test")));
    for (const name of ["spec", "core", "emulator", "contract", "example-consumer"])
      expect(tasks).not.toEqual(expect.arrayContaining(of(name, "typecheck")));
  });
});

describe("a field renamed in the document", () => {
  it("is a compile error in each line here that uses it, and nowhere else", () => {
    using copy = copyTree();
    expect(copy.compile("examples/consumer")).toEqual([]);
    copy.edit(
      YAML,
      /\n {8}uploadedTime:\n {10}description:/,
      "\n        finishedTime:\n          description:",
    );
    copy.node("spec/generate.mjs");
    expect(copy.compile("examples/consumer")).toEqual([
      expect.stringMatching(/^src\/list-arrivals\.ts\(\d+,\d+\): error TS2339: Property 'uploadedTime'/),
      expect.stringMatching(/^src\/row\.ts\(\d+,\d+\): error TS2339: Property 'uploadedTime' does not exist/),
    ]);
  });
});
