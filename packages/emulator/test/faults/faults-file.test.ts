import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readFaultsFile } from "../../src/index.js";
import { scratchFolder } from "../scratch-folder.js";

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

function file(text: string): string {
  const path = join(directory, "faults");
  writeFileSync(path, text);
  return path;
}

const FAULT = { match: { operation: "putPart" }, do: { type: "status", status: 503, retryAfter: 2 } };

test.each([
  ["a JSON list", JSON.stringify([FAULT])],
  ["the body that the admin route accepts", JSON.stringify({ faults: [FAULT] })],
  [
    "YAML with comments",
    "# one in three\n- match: { operation: putPart }\n  do: { type: status, status: 503, retryAfter: 2 }\n",
  ],
])("%s", (_, text) => {
  expect(readFaultsFile(file(text))).toEqual([FAULT]);
});

test.each([
  ["a missing file", undefined, /faults cannot be used: ENOENT/],
  ["a file that is neither JSON nor YAML", "{[", /faults cannot be used: .*at line 1/s],
  ["a value of another type", "text", /faults must be array/],
  ["an invalid fault", '[{"do":{"type":"explode"}}]', /value of tag "type" must be in oneOf/],
  ["an unknown operation", '[{"match":{"operation":"putPrat"},"do":{"type":"html"}}]', /operation/],
])("%s is reported in one sentence that names the file", (_, text, message) => {
  const path = text === undefined ? join(directory, "faults") : file(text);
  expect(() => readFaultsFile(path)).toThrow(message);
  expect(() => readFaultsFile(path)).toThrow(path);
});
