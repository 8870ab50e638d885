import { expect, it } from "vitest";
import { joinList, splitList } from "../src/list-text.js";

it.each([
  [["raw", "north hall"], "raw, north hall"],
  [["hall, north", "raw"], "hall\\, north, raw"],
  [[], ""],
])("writes and reads %j", (items, text) => {
  expect(joinList(items)).toBe(text);
  expect(splitList(text)).toEqual(items);
});

it("omits empty items", () => {
  expect(splitList(" , a,, b ,")).toEqual(["a", "b"]);
});
