import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CopyOfSpec, copySpec } from "../copy-of-spec.js";

const GATE = "spec/check-compat.mjs";
const FIELD = '        mimeType:\n          $ref: "#/components/schemas/MimeType"\n';

/** A repository with one commit on main. */
function repository(): CopyOfSpec {
  const copy = copySpec();
  copy.write(".gitignore", "node_modules\n");
  copy.git("init", "-q", "-b", "main");
  copy.commit();
  return copy;
}

/** Removes a field from a request. */
function breakRequests(copy: CopyOfSpec): void {
  copy.edit("spec/openapi.yaml", FIELD, "");
}

describe("the gate", () => {
  it("refuses a breaking edit with a reason, and accepts it with a changeset that announces a major release", () => {
    using copy = repository();
    breakRequests(copy);
    copy.commit();
    const refused = copy.run(GATE);
    expect(refused.output).toContain(
      "breaking  initFileUpload, request body, `mimeType`: field is no longer accepted (and at 1 more place).",
    );
    expect(refused.output).toContain("the commit before HEAD): 1 breaking, 0 risky, 0 safe");
    expect(refused.output).toContain("no changeset announces a release of @cdf-multipart/spec");
    expect(refused.output).toContain("pnpm changeset");
    expect(refused.code).toBe(1);

    copy.write(".changeset/brave-lions.md", '---\n"@cdf-multipart/spec": minor\n---\n\nNo media types.\n');
    const minor = copy.run(GATE);
    expect(minor.output).toContain("the changesets announce a minor release");
    expect(minor.code).toBe(1);

    copy.write(".changeset/calm-bears.md", '---\n"@cdf-multipart/spec": major\n---\n\nNo media types.\n');
    const major = copy.run(GATE);
    expect(major.output).toContain("a major release of @cdf-multipart/spec, so breaking changes are allowed");
    expect(major.code).toBe(0);
  });

  it("detects uncommitted edits, and accepts safe ones", () => {
    using copy = repository();
    copy.write("other.txt", "second");
    copy.commit();
    copy.edit("spec/openapi.yaml", "maximum: 250\n", "maximum: 300\n");
    const { output, code } = copy.run(GATE);
    expect(output).toContain(
      "safe      initMultiPartUpload, query parameter parts: limit loosened: at most 250 before",
    );
    expect(code).toBe(0);
  });

  it("compares a branch with the commit where it left main", () => {
    using copy = repository();
    copy.git("checkout", "-q", "-b", "topic");
    breakRequests(copy);
    copy.commit();
    copy.write("other.txt", "another commit");
    copy.commit();
    const { output, code } = copy.run(GATE);
    expect(output).toContain("where this branch left main): 1 breaking");
    expect(code).toBe(1);
  });

  it("accepts a revision to compare with, and reports a name that does not exist", () => {
    using copy = repository();
    breakRequests(copy);
    expect(copy.run(GATE, "HEAD").output).toContain("(HEAD, as asked for): 1 breaking");
    const unknown = copy.run(GATE, "v9");
    expect(unknown).toEqual({ code: 2, output: 'git knows no revision "v9".\n' });
  });

  it("finds changes of types with the compiler that the document does not show", () => {
    using copy = repository();
    copy.edit("spec/generated/openapi.gen.ts", "uploadUrl: ", "uploadLink: ");
    const { output, code } = copy.run(GATE, "HEAD");
    expect(output).toContain(
      "breaking  initFileUpload, types: code that reads answer 201 no longer compiles",
    );
    expect(output).toContain("uploadUrl");
    expect(code).toBe(1);
  });
});

describe("passes with a message if there is nothing to compare with", () => {
  it("at the first commit", () => {
    using copy = repository();
    expect(copy.run(GATE)).toEqual({
      code: 0,
      output: "Nothing to compare with: HEAD is the first commit.\n",
    });
  });

  it("in a shallow clone", () => {
    using copy = repository();
    copy.write("other.txt", "second");
    copy.commit();
    const folder = mkdtempSync(join(tmpdir(), "cdf-spec-clone-"));
    try {
      execFileSync("git", ["clone", "-q", "--depth=1", `file://${copy.root}`, folder]);
      execFileSync("ln", ["-s", join(copy.root, "spec/node_modules"), join(folder, "spec/node_modules")]);
      const output = execFileSync(process.execPath, [join(folder, GATE)], { cwd: folder, encoding: "utf8" });
      expect(output).toBe("Nothing to compare with: the clone is shallow and holds no earlier commit.\n");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("passes outside of git, and if the base has no spec", () => {
    using copy = copySpec();
    expect(copy.run(GATE).output).toContain("this is not a git checkout");
    copy.write(".gitignore", "*\n");
    copy.git("init", "-q", "-b", "main");
    copy.git("add", "-f", ".gitignore");
    copy.git("commit", "-q", "-m", "no spec yet");
    const { output, code } = copy.run(GATE, "HEAD");
    expect(output).toContain("(HEAD, as asked for) has no spec/openapi.yaml.");
    expect(code).toBe(0);
  });
});
