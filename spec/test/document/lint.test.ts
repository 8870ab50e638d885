import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { documentText, type Node, readDocument } from "../fixture.js";

/** An input that breaks each rule of ours, and some of Redocly's most important rules. */
const mistakes: readonly (readonly [rule: string, edit: (document: Node) => void])[] = [
  ["rule/schema-says-what-it-is", (d) => delete d.components.schemas.Id.description],
  [
    "rule/schema-says-what-it-is",
    (d) => delete d.components.schemas.FilePage.properties.nextCursor.description,
  ],
  [
    "rule/schema-says-what-it-is",
    (d) => {
      d.components.schemas.Id.description = "no sentence";
    },
  ],
  ["rule/schema-has-an-example", (d) => delete d.components.schemas.UploadId.examples],
  [
    "rule/schema-has-an-example",
    (d) => delete d.components.schemas.MultiPoint.properties.coordinates.examples,
  ],
  [
    "rule/schema-has-no-3.0-keywords",
    (d) => {
      d.components.schemas.Id.nullable = true;
    },
  ],
  [
    "rule/media-type-has-examples",
    (d) => delete d.components.responses.Conflict.content["application/json"].examples,
  ],
  [
    "rule/media-type-has-examples",
    (d) => delete d.paths["/files/byids"].post.requestBody.content["application/json"].examples,
  ],
  ["rule/parameter-has-an-example", (d) => delete d.components.parameters.Parts.example],
  ["rule/operation-documents-errors", (d) => delete d.paths["/files/list"].post.responses["429"]],
  ["rule/operation-is-complete", (d) => delete d.paths["/files/{id}"].get.description],
  [
    "rule/summary-has-no-full-stop",
    (d) => {
      d.paths["/files/{id}"].get.summary = "One file.";
    },
  ],
  ["rule/example-says-what-it-shows", (d) => delete d.components.examples.Scan.summary],
  [
    "rule/cluster-is-no-enum",
    (d) => {
      d.servers[0].variables.cluster.enum = ["api"];
    },
  ],
  [
    "no-invalid-schema-examples",
    (d) => {
      d.components.schemas.PartCount.examples = [251];
    },
  ],
  [
    "no-invalid-media-type-examples",
    (d) => {
      d.components.examples.Scan.value.id = "seventeen";
    },
  ],
  [
    "no-unused-components",
    (d) => {
      d.components.schemas.Spare = { ...d.components.schemas.UploadId };
    },
  ],
  ["response-contains-header", (d) => delete d.components.responses.Conflict.headers],
  ["security-defined", (d) => delete d.security],
  ["no-unresolved-refs", (d) => delete d.components.schemas.Label],
];

const folder = mkdtempSync(join(tmpdir(), "cdf-spec-lint-"));
const rulesBroken = new Map<string, string[]>();

/** Redocly runs once over all documents, because its start takes most of the time. */
beforeAll(async () => {
  writeFileSync(join(folder, "ours.yaml"), documentText);
  for (const [index, [, edit]] of mistakes.entries()) {
    const document = readDocument();
    edit(document);
    writeFileSync(join(folder, `${index}.yaml`), stringify(document, { aliasDuplicateObjects: false }));
  }
  const names = ["ours", ...mistakes.keys()].map((name) => join(folder, `${name}.yaml`));
  const bin = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));
  const config = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [bin, "lint", ...names, "--config", config, "--format", "github-actions", "--max-problems", "10000"],
    {
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      maxBuffer: 64 * 1024 * 1024,
    },
  ).catch((error: { stdout: string }) => error);
  for (const [, rule = "", file = ""] of stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm)) {
    const name = basename(file, ".yaml");
    rulesBroken.set(name, [...(rulesBroken.get(name) ?? []), rule]);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the document and the rules of redocly.yaml", () => {
  it("keeps every rule", () => {
    expect(rulesBroken.get("ours")).toBeUndefined();
  });

  it.each(mistakes.map(([rule], index) => [rule, index] as const))("%s finds mistake %i", (rule, index) => {
    expect(rulesBroken.get(String(index))).toContain(rule);
  });
});
