import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../compat/compare-documents.mjs";
import { sentence } from "../../compat/finding.mjs";
import { parseDocument } from "../../generate/document.mjs";
import { importDocument } from "../../import/import-document.mjs";
import { keepOurs } from "../../import/keep-ours.mjs";
import { recordOf } from "../../import/published-record.mjs";
import { type Node, readDocument } from "../fixture.js";
import { publish } from "./published.js";

const overlay = parseDocument(readFileSync(new URL("../../overlay.yaml", import.meta.url), "utf8"));
const read = async (full: Node, today: Node): Promise<Node> =>
  (await importDocument(full, { today, overlay })).document;
const said = (before: Node, after: Node) => compareDocuments(before, after).map(sentence);

/** Edits of our spec by hand, each compared with the published description. */
const OURS: readonly (readonly [string, (document: Node) => void])[] = [
  ["a limit", ({ components: { schemas } }) => Object.assign(schemas.FileName, { maxLength: 200 })],
  ["a pattern", ({ components: { schemas } }) => Object.assign(schemas.MimeType, { pattern: "/" })],
  [
    "a field more",
    ({ components: { schemas } }) => Object.assign(schemas.File.properties, { owner: { type: "string" } }),
  ],
  [
    "a field less",
    ({ components: { schemas } }) => {
      delete schemas.FileFilter.properties.geoLocation;
      delete schemas.GeoLocationFilter;
    },
  ],
  ["what is required", ({ components: { schemas } }) => schemas.FileFields.required.push("mimeType")],
  ["a status less", ({ paths }) => delete paths["/files/list"].post.responses["429"]],
  [
    "a parameter's limit",
    ({ components: { schemas } }) => Object.assign(schemas.PartCount, { maximum: 100 }),
  ],
  ["an alternative less", ({ components: { schemas } }) => schemas.FileIdentity.oneOf.pop()],
];

describe("a difference from an unchanged published description is ours", () => {
  it.each(OURS)("%s: it is kept, and not reported", async (_, edit) => {
    const record = recordOf(await read(publish({ paths: 9 }), readDocument()));
    const today = readDocument();
    edit(today);
    const theirs = await read(publish({ paths: 9 }), today);
    expect(said(today, theirs)).not.toEqual([]);
    expect(said(today, keepOurs(today, theirs, record))).toEqual([]);
  });

  it("a change of the published description is reported, at its place only", async () => {
    const record = recordOf(await read(publish({ paths: 9 }), readDocument()));
    const today = readDocument();
    for (const [, edit] of OURS) edit(today);
    const full = publish({ paths: 9 });
    full.components.schemas.ExternalFilesMetadata.properties.source.maxLength = 64;
    const kept = keepOurs(today, await read(full, today), record);
    expect(
      new Set(said(today, kept).map((one) => one.replace(/^[^:]*: /, "").replace(/ \(and.*/, "."))),
    ).toEqual(new Set(["limit tightened: at most 128 characters before, at most 64 characters now."]));
    expect(said(today, kept).every((one) => one.includes("`source`"))).toBe(true);
  });

  it("at a changed place, their version is imported", async () => {
    const record = recordOf(await read(publish({ paths: 9 }), readDocument()));
    const today = readDocument();
    today.components.schemas.PartCount.maximum = 100;
    const full = publish({ paths: 9 });
    for (const path of ["/files/initmultipartupload", "/files/multiuploadlink"])
      for (const { name, schema } of full.paths[path].post.parameters)
        if (name === "parts") schema.maximum = 500;
    const kept = keepOurs(today, await read(full, today), record);
    expect(kept.components.schemas.PartCount.maximum).toBe(500);
  });

  it("reports it without any of their text", async () => {
    const record = recordOf(await read(publish({ paths: 9 }), readDocument()));
    for (const hash of Object.values(record)) expect(hash).toMatch(/^[0-9a-f]{10}$/);
    expect(JSON.stringify(record)).not.toContain("Published");
  });
});
