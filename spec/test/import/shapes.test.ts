import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../compat/compare-documents.mjs";
import { sentence } from "../../compat/finding.mjs";
import { parseDocument } from "../../generate/document.mjs";
import { importDocument } from "../../import/import-document.mjs";
import { readDocument } from "../fixture.js";
import { publish } from "./published.js";
import { reshape, seeded, WAY_NAMES } from "./random-shapes.js";

const today = readDocument();
const overlay = parseDocument(readFileSync(new URL("../../overlay.yaml", import.meta.url), "utf8"));

/** Only the meaning of the published schemas counts, not their composition. */
describe("another form of the same schema gives no finding", () => {
  const cases = WAY_NAMES.flatMap((way) =>
    (way === "a list of one type" ? ["3.1.0"] : ["3.0.3", "3.1.0"]).flatMap((version) =>
      [1, 2].map((seed) => ({ way, version, seed })),
    ),
  );
  it.each(cases)("$way, OpenAPI $version, seed $seed", async ({ way, version, seed }) => {
    const full = publish({ version: version === "3.1.0" ? "3.1.0" : "3.0.3", paths: 9 });
    expect(reshape(full, way, seeded(seed))).toBeGreaterThan(0);
    const { document } = await importDocument(full, { today, overlay });
    expect(compareDocuments(today, document).map(sentence)).toEqual([]);
  });
});
