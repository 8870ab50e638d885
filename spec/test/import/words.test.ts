import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listOperations, parseDocument } from "../../generate/document.mjs";
import { generateAll } from "../../generate/generate-all.mjs";
import { importDocument } from "../../import/import-document.mjs";
import { judgeExamples } from "../../import/judge-examples.mjs";
import { leftToWrite } from "../../import/left-to-write.mjs";
import { rewriteDocument } from "../../import/write-document.mjs";
import { documentText, type Node, readDocument } from "../fixture.js";
import { publish } from "./published.js";

const overlay = parseDocument(readFileSync(new URL("../../overlay.yaml", import.meta.url), "utf8"));

/** A description with two more operations, in the published form. */
function withSearch(): Node {
  const full = publish({ paths: 9 });
  const { schemas } = full.components;
  const body = full.paths["/files/list"].post.requestBody.content["application/json"].schema;
  const filter = body.allOf.find((one: Node) => one.properties.filter !== undefined);
  schemas.Search = {
    description: "Published words of a search.",
    allOf: [
      filter,
      {
        type: "object",
        properties: { search: { type: "object", properties: { name: { type: "string", maxLength: 256 } } } },
      },
    ],
  };
  const answer = full.paths["/files/byids"].post.responses["200"];
  schemas.Count = {
    type: "object",
    required: ["items"],
    properties: {
      items: {
        type: "array",
        items: {
          type: "object",
          required: ["count"],
          properties: { count: { type: "integer", description: "Published count.", minimum: 0 } },
        },
      },
    },
  };
  const operation = (operationId: string, schema: Node, ok: Node): Node => ({
    post: {
      operationId,
      summary: "Published summary",
      description: "Published words.",
      requestBody: { content: { "application/json": { schema } } },
      responses: { "200": ok, "400": full.paths["/files/byids"].post.responses["400"] },
    },
  });
  const json = (schema: Node): Node => ({
    description: "Published answer.",
    content: { "application/json": { schema } },
  });
  full.paths["/files/pick"] = operation("pickFiles", { $ref: "#/components/schemas/Search" }, answer);
  full.paths["/files/count"] = operation("countFiles", filter, json({ $ref: "#/components/schemas/Count" }));
  return full;
}

describe("an operation that is imported by name", () => {
  const add = ["pickFiles", "countFiles"];

  it("has our headers, responses and names, and none of their texts", async () => {
    const today = readDocument();
    const { document, added } = await importDocument(withSearch(), { today, overlay, add });
    expect(added).toEqual(add);
    const { parameters, post } = document.paths["/files/pick"];
    expect(parameters).toEqual(today.paths["/files/list"].parameters);
    expect(post.tags).toEqual(["Files"]);
    expect(Object.keys(post.responses)).toEqual(["200", "400", "401", "403", "429", "5XX"]);
    expect(post.responses["200"].content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/FileItems",
    });
    expect(document.components.schemas.Search.properties.filter).toEqual({
      $ref: "#/components/schemas/FileFilter",
    });
    expect(document.components.schemas.Search.additionalProperties).toBe(false);
    expect(document.components.schemas.Count.additionalProperties).toBeUndefined();
    const { paths, components } = document;
    expect(JSON.stringify({ paths, components })).not.toContain("Published");
    expect(rewriteDocument(documentText, document)).not.toMatch(/[&*]a\d/);
    const bindings = (await generateAll(JSON.stringify(document))).get("bindings.gen.ts");
    expect(bindings).toContain('pickFiles(init?: Init<"/files/pick", "post">)');
  });

  it("lists by file what a person must write", async () => {
    const today = readDocument();
    const { document, added } = await importDocument(withSearch(), { today, overlay, add });
    const left = leftToWrite(today, document, added);
    expect(left).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^spec\/openapi\.yaml: descriptions and examples: .*Count\.items/),
        expect.stringContaining("`x-repeat: always`, if pickFiles"),
        expect.stringContaining("`x-answer-max-bytes`, if an answer of pickFiles"),
        expect.stringContaining("packages/emulator/src/requests/operations/pick-files.ts: the handler"),
        expect.stringContaining("packages/emulator/src/requests/operations/count-files.ts: the handler"),
      ]),
    );
    expect(left.filter((line) => line.includes("FileFilter"))).toEqual([]);
  });

  it("lists nothing if nothing is new", async () => {
    const today = readDocument();
    const { document } = await importDocument(withSearch(), { today, overlay });
    expect(leftToWrite(today, document, [])).toEqual([]);
    expect(listOperations(document)).toHaveLength(listOperations(today).length);
  });

  it("is refused if the document does not have it", async () => {
    const options = { today: readDocument(), overlay, add: ["pick"] };
    await expect(importDocument(withSearch(), options)).rejects.toThrow(
      "The document has no operation called pick, so it cannot be added. Similar names there: pickFiles.",
    );
  });
});

describe("words next to a reference", () => {
  it("texts are ours and are kept, at every place with a reference", async () => {
    const today = readDocument();
    const places: [Node, string][] = [];
    for (const schema of Object.values<Node>(today.components.schemas))
      for (const [name, child] of Object.entries<Node>(schema.properties ?? {}))
        if (child.$ref !== undefined) places.push([schema.properties, name]);
    for (const [index, [owner, name]] of places.entries())
      owner[name] = { ...owner[name], description: `Our words ${index}.` };
    expect(places.length).toBeGreaterThan(50);
    const { document } = await importDocument(publish({ paths: 9 }), { today, overlay });
    expect(document.components.schemas).toEqual(today.components.schemas);
  });
});

describe("the examples of the document", () => {
  it("are all valid today", () => {
    expect(judgeExamples(readDocument())).toEqual([]);
  });

  it.each([
    [
      "of a request",
      "FileName",
      { maxLength: 3 },
      /request body, example scan: \/name must NOT have more than 3/,
    ],
    ["of an answer", "UploadId", { maxLength: 3 }, /answer 201, example bare: .*uploadId must NOT/],
    [
      "of a schema",
      "Position",
      { minItems: 3 },
      /components\.schemas\.Position, its example: it must NOT have fewer/,
    ],
    ["of a parameter", "PartCount", { maximum: 2 }, /initMultiPartUpload, example of parts: it must be <= 2/],
  ])("%s is found if a rule refuses it", (_, name, rule, says) => {
    const document = readDocument();
    Object.assign(document.components.schemas[name], rule);
    expect(judgeExamples(document).join("\n")).toMatch(says);
  });
});
