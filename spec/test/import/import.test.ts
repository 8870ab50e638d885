import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../compat/compare-documents.mjs";
import { sentence } from "../../compat/finding.mjs";
import { parseDocument, resolve } from "../../generate/document.mjs";
import { generateAll } from "../../generate/generate-all.mjs";
import { PARTS_MAX } from "../../generated/index.gen.js";
import { importDocument } from "../../import/import-document.mjs";
import { rewriteDocument } from "../../import/write-document.mjs";
import { documentText, type Node, readDocument } from "../fixture.js";
import { publish } from "./published.js";

const today = readDocument();
const overlay = parseDocument(readFileSync(new URL("../../overlay.yaml", import.meta.url), "utf8"));
const changes = (document: Node) =>
  compareDocuments(today, document).map((one) => `${one.grade}: ${sentence(one)}`);

describe("a full description in the published form", () => {
  it("has some 3.6 MB and 498 paths, and is always the same", () => {
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

describe("changes of the published description since the last import", () => {
  const parameter = (full: Node, path: string, name: string) =>
    full.paths[path].post.parameters.find((one: Node) => one.name === name);

  it("are reported in words, and our version is kept where theirs has nothing", async () => {
    const full = publish();
    parameter(full, "/files/initmultipartupload", "parts").schema.maximum = 500;
    const { ExternalFilesMetadata: fields, FilesMetadata: file } = full.components.schemas;
    const [, stored] = file.allOf;
    fields.properties.owner = { type: "string", nullable: true };
    fields.required.push("externalId");
    stored.properties.finishedTime = stored.properties.uploadedTime;
    delete stored.properties.uploadedTime;
    full.paths["/files/list"].post.responses["404"] = {
      description: "No such project.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorResponse" } } },
    };
    const { document } = await importDocument(full, { today, overlay });
    const says = changes(document).join("\n");
    expect(says).toContain(
      `safe: initMultiPartUpload, query parameter parts: limit loosened: at most ${PARTS_MAX} before, at most 500 now.`,
    );
    expect(says).toContain("request body, `owner`: field is new");
    expect(says).toContain("breaking: initFileUpload, request body, `externalId`: field is required now");
    expect(says).toContain("`uploadedTime`: field renamed to `finishedTime`");
    expect(says).toContain("risky: advancedListFiles, answer 404: status is new");
    // The import did not change the other place that has the number of parts.
    const [link] = document.paths["/files/multiuploadlink"].post.parameters;
    expect(
      resolve(document, link).schema.maximum ?? resolve(document, resolve(document, link).schema).maximum,
    ).toBe(PARTS_MAX);
    expect(document.components.schemas.FileFields.properties.owner).toEqual({ type: ["string", "null"] });
    expect(document.components.schemas.FileFields.description).toBe(
      today.components.schemas.FileFields.description,
    );
    expect(document.components.schemas.FileName["x-constant"]).toBe("NAME");
  });

  it("can be an operation that is gone, or moved", async () => {
    const full = publish();
    delete full.paths["/files/delete"];
    full.paths["/files/links"] = full.paths["/files/downloadlink"];
    delete full.paths["/files/downloadlink"];
    const { document, missing } = await importDocument(full, { today, overlay });
    expect(missing).toEqual(["deleteFiles (POST /files/delete)"]);
    expect(changes(document)).toContain("breaking: deleteFiles: operation is gone.");
    expect(changes(document).join()).toContain(
      "downloadLinks: moved from POST /files/downloadlink to POST /files/links",
    );
  });

  it("can be a fixed defect: its correction is reported as idle", async () => {
    const full = publish();
    delete full.servers[0].variables.cluster.enum;
    for (const part of Object.values<Node>(full.components.schemas.InstanceId.properties))
      delete part.pattern;
    const { document, idle } = await importDocument(full, { today, overlay });
    expect(idle).toEqual([
      expect.stringContaining("Clusters appear without notice"),
      expect.stringContaining("The pattern of a node's identity"),
    ]);
    expect(changes(document)).toEqual([]);
  });

  it("can be a schema without a name of ours: it is imported with its references", async () => {
    const full = publish();
    full.components.schemas.Retention = {
      type: "object",
      properties: {
        until: { $ref: "#/components/schemas/EpochTimestamp" },
        by: { $ref: "#/components/schemas/Keeper" },
      },
    };
    full.components.schemas.Keeper = {
      type: "object",
      properties: { next: { $ref: "#/components/schemas/Keeper" } },
    };
    full.components.schemas.ExternalFilesMetadata.properties.retention = {
      $ref: "#/components/schemas/Retention",
    };
    const { document } = await importDocument(full, { today, overlay });
    expect(document.components.schemas.FileFields.properties.retention).toEqual({
      $ref: "#/components/schemas/Retention",
    });
    expect(document.components.schemas.Keeper.properties.next).toEqual({
      $ref: "#/components/schemas/Keeper",
    });
    expect(Object.keys(document.components.schemas)).not.toContain("Resource9");
    await expect(generateAll(JSON.stringify(document))).resolves.toBeDefined();
  });
});

describe("input that is not a full description", () => {
  it.each([
    [{ swagger: "2.0" }, "The document is not an OpenAPI description (its `openapi` is missing)"],
    [{ openapi: "3.2.0" }, "The document is OpenAPI 3.2.0; 3.0 and 3.1 are understood."],
    [{ openapi: "3.2.1", paths: {} }, "The document is OpenAPI 3.2.1; 3.0 and 3.1 are understood."],
    [{ openapi: "3.1.0", paths: {} }, "The document has none of our operations"],
    ["a text", "The document is not an OpenAPI description"],
  ])("%j", async (full, says) => {
    await expect(importDocument(full, { today, overlay })).rejects.toThrow(says);
  });

  it("or an action of the overlay without a target", async () => {
    const broken = { overlay: "1.0.0", actions: [{ description: "nothing" }] };
    await expect(importDocument(publish(), { today, overlay: broken })).rejects.toThrow(
      "Action 1 of the overlay",
    );
  });
});
