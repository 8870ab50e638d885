import { expect, it } from "vitest";
import { formatBytes } from "../src/index.js";

it.each([
  [0, "0 byte"],
  [999, "999 byte"],
  [1000, "1 kB"],
  [12_345_678, "12.3 MB"],
  [1_048_576_000_000, "1 TB"],
])("writes %i bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes, "en")).toBe(text);
});
