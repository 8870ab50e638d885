import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../compat/compare-documents.mjs";
import { sentence } from "../../compat/finding.mjs";
import { worst } from "../../compat/grades.mjs";
import { type Node, readDocument } from "../fixture.js";
import { answerEdits } from "./edits/answer-edits.js";
import { exportEdits } from "./edits/export-edits.js";
import { operationEdits } from "./edits/operation-edits.js";
import { parameterEdits } from "./edits/parameter-edits.js";
import { requestEdits } from "./edits/request-edits.js";

const edits = [...operationEdits, ...parameterEdits, ...requestEdits, ...answerEdits, ...exportEdits];
const document = readDocument();

function judge(base: Node, head: Node) {
  const findings = compareDocuments(base, head);
  const grade = worst(findings);
  const says = findings.map((finding) => `${finding.grade}: ${sentence(finding)}`).join("\n");
  return { grade, says, any: findings.length > 0 };
}

describe("the grades of an edit, and of its reversal", () => {
  it.each(edits)("$name", ({ edit, verdict, back }) => {
    const edited = readDocument();
    edit(edited);
    const there = judge(document, edited);
    expect(there.any).toBe(true);
    expect(there.grade, there.says).toBe(verdict[0]);
    expect(there.says).toContain(verdict[1]);
    const again = judge(edited, document);
    expect(again.any).toBe(true);
    expect(again.grade, again.says).toBe(back[0]);
    expect(again.says).toContain(back[1]);
  });

  it("covers more than 40 edits", () => {
    expect(edits.length).toBeGreaterThan(40);
  });
});

describe("what is not a change", () => {
  it.each<readonly [string, (document: Node) => void]>([
    ["nothing", () => {}],
    [
      "other words and examples",
      (d) => {
        d.components.schemas.Id.description = "Other words.";
        d.components.schemas.Id.examples = [17];
        d.paths["/files/list"].post.summary = "Other words";
      },
    ],
    ["the order of fields", (d) => d.components.schemas.File.required.reverse()],
    [
      "an allOf written out",
      (d) => {
        const { File, MultipartUpload, UploadId } = d.components.schemas;
        const [, session] = MultipartUpload.allOf;
        d.components.schemas.MultipartUpload = {
          type: "object",
          required: [...File.required, ...session.required],
          properties: { ...File.properties, ...session.properties, uploadId: UploadId },
        };
      },
    ],
    [
      "a const as an enum of one",
      (d) => {
        const { type } = d.components.schemas.GeoLocation.properties;
        type.enum = [type.const];
        delete type.const;
      },
    ],
    [
      "a minimum of an integer as an exclusive one",
      (d) => {
        const { Id } = d.components.schemas;
        Id.exclusiveMinimum = 0;
        delete Id.minimum;
        // Then it is exported under another name, which is a change.
        delete Id["x-constant"];
        delete document.components.schemas.Id["x-constant"];
      },
    ],
  ])("%s", (_, edit) => {
    const edited = readDocument();
    edit(edited);
    expect(judge(document, edited).says).toBe("");
  });
});
