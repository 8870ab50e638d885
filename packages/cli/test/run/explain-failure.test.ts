import { SourceChangedError, SourceError } from "@cdf-multipart/uploader";
import { describe, expect, test } from "vitest";
import type { Candidate } from "../../src/run/candidate.js";
import { explainFailure } from "../../src/run/explain-failure.js";

/** Names that contain the phrases of messages: a name must not decide what a message says. */
const NAMES = ["a.txt", "it grew large.txt", "x shrank y.txt", "Read it as a stream.txt"];

function fileOf(name: string): Candidate {
  const input = { kind: "file", path: name, given: name, shown: name, size: 10, modifiedAt: 0 } as const;
  return { kind: "candidate", input, shown: name, into: { file: { name } } };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

describe.each(NAMES)("of the file %s", (name) => {
  const label = `"${name}"`;

  test.each<readonly [SourceChangedError["change"], SourceChangedError["sizes"], boolean]>([
    ["size", { before: 10, now: 11 }, true],
    ["size", { before: 10, now: 9 }, false],
    ["size", undefined, false],
    ["modified", undefined, false],
    ["replaced", undefined, false],
    ["content", undefined, false],
  ])("the change %s with the sizes %o names a command for a growing file: %s", (change, sizes, isNamed) => {
    const options = sizes === undefined ? { change } : { change, sizes };
    const error = new SourceChangedError(`${label} has other bytes now.`, options);
    const said = explainFailure(error, fileOf(name));
    expect(said).toMatchObject({ code: "source-changed", change });
    expect(textOf(said).includes(" | cdf-upload - --name ")).toBe(isNamed);
    expect(textOf(said)).toContain(error.message);
  });

  test("another length than its size names the command that sends its content, with the same code", () => {
    const error = new SourceError(`${label} has a size of 10 bytes but yields more.`, {
      code: "source-length",
    });
    const said = explainFailure(error, fileOf(name));
    expect(said).toMatchObject({ code: "source-length" });
    expect(textOf(said)).toMatch(
      /its size of 10, .*To send the bytes that it yields, run cat .* \| cdf-upload - --name /,
    );
  });

  test.each(["source-missing", "source-forbidden", "source-unreadable", "source-not-a-file"] as const)(
    "%s stays as it is",
    (code) => {
      const error = new SourceError(`${label} cannot be read.`, { code });
      expect(explainFailure(error, fileOf(name))).toBe(error);
    },
  );
});
