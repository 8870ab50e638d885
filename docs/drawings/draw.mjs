// `node drawings/draw.mjs` writes the drawings of "How it works" to img. A test compares them.
import { writeFileSync } from "node:fs";
import { lawDrawing } from "./law.mjs";
import { partDrawing } from "./part.mjs";
import { statesDrawing } from "./states.mjs";

/** The drawings: name, and SVG. */
export const DRAWINGS = new Map([
  ["part", partDrawing()],
  ["states", statesDrawing()],
  ["law", lawDrawing()],
]);

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, svg] of DRAWINGS)
    writeFileSync(new URL(`../img/drawing-${name}.svg`, import.meta.url), svg);
}
