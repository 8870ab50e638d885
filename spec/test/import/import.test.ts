import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../compat/compare-documents.mjs";
import { sentence } from "../../compat/finding.mjs";
import { parseDocument } from "../../generate/document.mjs";
import { importDocument } from "../../import/import-document.mjs";
import { rewriteDocument } from "../../import/write-document.mjs";
import { documentText, type Node, readDocument } from "../fixture.js";
import { publish } from "./published.js";

const today = readDocument();
const overlay = parseDocument(readFileSync(new URL("../../overlay.yaml", import.meta.url), "utf8"));
const changes = (document: Node) =>
  compareDocuments(today, document).map((one) => `${one.grade}: ${sentence(one)}`);

describe("a full description of the published shape", () => {
  it("has some 3.6 MB and 498 paths, and is the same every time", () => {
    const text = JSON.stringify(publish());
    expect(Object.keys(publish().paths)).toHaveLength(498);
    expect(text.length / 1e6).toBeCloseTo(3.6, 0);
    expect(JSON.stringify(publish())).toBe(text);
  });

  it.each([
    ["OpenAPI 3.0", {}],
    ["OpenAPI 3.1", { version: "3.1.0" }],
    ["paths from the host on", { prefix: "/api/v1/projects/{project}" }],
  ] as const)("becomes our spec again: %s", async (_, options) => {
    const { document, missing, idle } = await importDocument(publish(options), { today, overlay });
    expect(missing).toEqual([]);
    expect(idle).toEqual([]);
    const server = changes(document).filter((one) => one.includes("server"));
    expect(changes(document).filter((one) => !server.includes(one))).toEqual([]);
    expect(server).toEqual(
      "prefix" in options ? [expect.stringContaining("risky: server: its URL changed")] : [],
    );
    if (!("prefix" in options)) expect(rewriteDocument(documentText, document)).toBe(documentText);
  });
});
