import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DRAWINGS } from "../drawings/draw.mjs";

test.each([...DRAWINGS])("the drawing %s is the one that the script draws now", (name, svg) => {
  const committed = readFileSync(new URL(`../img/drawing-${name}.svg`, import.meta.url), "utf8");
  expect(committed === svg, `run \`node docs/drawings/draw.mjs\` and commit img/drawing-${name}.svg`).toBe(
    true,
  );
});
