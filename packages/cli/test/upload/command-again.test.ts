import { expect, test } from "vitest";
import { commandAgain } from "../../src/upload/command-again.js";

const REQUEST = {
  remembered: true,
  words: [],
  manifest: undefined,
  shard: undefined,
  failed: [],
  complete: false,
};

test("a command with a few words is given", () => {
  expect(commandAgain({ ...REQUEST, args: ["scans/", "--restart", "--json"] })).toEqual({
    again: "cdf-upload scans/ --json",
  });
});

test("the names of 10,000 files, which a shell expanded, are not repeated", () => {
  const args = Array.from({ length: 10_000 }, (_, at) => `scans/${at}.e57`);
  expect(commandAgain({ ...REQUEST, args })).toEqual({ repeat: true });
});
