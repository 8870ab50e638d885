import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { generateBindings } from "../../generate/bindings.mjs";
import { generateAll } from "../../generate/generate-all.mjs";
import { bindOperations, createPathClient } from "../../generated/bindings.gen.js";
import { OPERATIONS } from "../../generated/index.gen.js";
import type { paths } from "../../generated/openapi.gen.js";
import { copySpec } from "../copy-of-spec.js";
import { documentText, readDocument } from "../fixture.js";

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** A service whose response is the request that it got. */
async function echo(work: (baseUrl: string) => Promise<void>): Promise<void> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url } = request;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ method, url, body: Buffer.concat(chunks).toString() }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/projects/p`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The document with one more operation, as a user would add it. */
const LARGER = documentText.replace(
  "  /files/list:\n",
  `  /files/count:
    post:
      operationId: countFiles
      x-repeat: always
      x-answer-max-bytes: 9000000
      summary: Count files
      description: Counts the files that match.
      requestBody:
        required: true
        description: What to count.
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              required: [kind]
              properties:
                kind: { type: string, maxLength: 5, description: What to count. }
      responses:
        "200":
          description: How many there are.
          content:
            application/json:
              schema:
                type: object
                required: [count]
                properties:
                  count: { type: integer, description: How many. }
  /files/list:
`,
);

describe("the bindings", () => {
  it("have one function for each operation, with its description, limits and statuses", () => {
    const text = generateBindings(readDocument());
    for (const id of Object.keys(OPERATIONS)) expect(text).toMatch(new RegExp(`\\n  ${id}\\(init`));
    const start = text.indexOf("Start a multipart upload. ");
    const words = text.slice(start, text.indexOf("initMultiPartUpload(", start));
    expect(words).toContain("`POST /files/initmultipartupload`");
    expect(words).toMatch(/@param init\.params\.query\.parts .*integer, at least 1, at most 250/);
    expect(words).toMatch(/@returns 201: .*409: .*429: /s);
  });

  it("are openapi-fetch's client: by path, and by operation", async () => {
    await echo(async (baseUrl) => {
      const sent = { url: "/api/v1/projects/p/files/initmultipartupload?parts=3", body: '{"name":"a"}' };
      const init = { params: { query: { parts: 3 } }, body: { name: "a" } };
      const api = createPathClient({ baseUrl });
      const byPath = await api.POST("/files/initmultipartupload", init);
      const byName = await bindOperations(api).initMultiPartUpload(init);
      const plain = await createClient<paths>({ baseUrl }).POST("/files/initmultipartupload", init);
      for (const { data } of [byPath, byName, plain]) expect(data).toMatchObject(sent);
    });
  });
});

describe("an operation that was added to the document", () => {
  it("exists after generating, typed and validated, without hand-written code", async () => {
    const files = await generateAll(LARGER);
    expect(files.get("operations.gen.ts")).toContain('countFiles: "POST /files/count"');
    expect(files.get("operations.gen.ts")).toMatch(/REPEATABLE[\s\S]*"countFiles"/);
    expect(files.get("operations.gen.ts")).toMatch(/ANSWER_MAX_BYTES[\s\S]*countFiles: 9000000,/);
    expect(files.get("validators.gen.js")).toContain("countFiles: { body: validateCountFilesBody }");
    expect(files.get("checks.gen.js")).toContain("countFiles: { body: isCountFilesBody }");
    expect(files.get("bindings.gen.ts")).toContain("countFiles(init: ");
  });

  it("is checked by the compiler, in its arguments and its results", () => {
    using copy = copySpec();
    copy.write("spec/openapi.yaml", LARGER);
    expect(copy.run("spec/generate.mjs").code).toBe(0);
    const program = (use: string): string => `
      import { bindOperations, createPathClient } from "./generated/bindings.gen.js";
      const api = createPathClient({ baseUrl: "x" });
      const { data } = await api.POST("/files/count", { body: { kind: "all" } });
      export const count: number | undefined = data?.count;
      export const again = await bindOperations(api).countFiles(${use});
    `;
    const compile = (use: string): string => {
      writeFileSync(join(copy.root, "spec/use.ts"), program(use));
      const flags = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
      try {
        execFileSync(process.execPath, [tsc, ...flags, "--lib", "es2023,dom,dom.iterable", "use.ts"], {
          cwd: join(copy.root, "spec"),
          encoding: "utf8",
        });
        return "";
      } catch (error) {
        return typeof error === "object" && error !== null && "stdout" in error
          ? String(error.stdout)
          : String(error);
      }
    };
    expect(compile('{ body: { kind: "all" } }')).toBe("");
    expect(compile("{ body: { kind: 7 } }")).toMatch(/^use\.ts\(6,\d+\): error TS2322: Type 'number'/);
  });
});
