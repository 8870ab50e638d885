import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { contractEnvironment } from "../../src/environment.mjs";
import { takeBreaches } from "../../src/record/ledger.mjs";
import { mergeRecords } from "../../src/record/merge-records.mjs";
import { outsideContract } from "../../src/record/outside.mjs";
import { settled, watchFetch } from "../../src/record/watch-fetch.mjs";
import { file, headers, json, serve } from "../answer.js";

// The setup of this run already watches the global fetch. These tests wrap a plain fetch a second time, and
// take its breaches before the setup would.
const plain = outsideContract("the tests need an unwatched fetch", () => globalThis.fetch);
const fetch = watchFetch((input, init) =>
  outsideContract("watched once is enough", () => plain(input, init)),
);

const body = JSON.stringify({ items: [{ id: 1 }] });
const byIds = { method: "POST", headers, body };

// Breaches made on purpose must not be in the record of this package's own run.
const folder = mkdtempSync(join(tmpdir(), "cdf-contract-"));
process.env["CDF_CONTRACT_REPORTS"] = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function breachesOf(url: string, init: RequestInit = byIds): Promise<string[]> {
  await fetch(url, init)
    .then((response) => response.text())
    .catch(() => undefined);
  await settled(5000);
  return takeBreaches();
}

describe("an answer", () => {
  it("that is as documented is not a breach, and reaches the caller unchanged", async () => {
    await using server = await serve((_, response) => json(response, 200, { items: [file] }));
    const response = await fetch(`${server.url}/files/byids`, byIds);
    expect(await response.json()).toEqual({ items: [file] });
    await settled(5000);
    expect(takeBreaches()).toEqual([]);
  });

  it.each([
    ["lacks a field", 200, { items: [{ ...file, id: undefined }] }, {}, "required property 'id'"],
    [
      "has a field of the wrong type",
      200,
      { items: [{ ...file, uploaded: "yes" }] },
      {},
      "/items/0/uploaded must be boolean",
    ],
    [
      "has a status that is not documented",
      418,
      { error: "teapot" },
      {},
      "answered 418, but that status is not documented",
    ],
    ["has an error in an undocumented form", 400, { message: "no" }, {}, "required property 'error'"],
    [
      "has a wrong header",
      503,
      { error: "busy" },
      { "cdf-is-auto-retryable": "perhaps" },
      "its header cdf-is-auto-retryable",
    ],
  ])("that %s is a breach", async (_, status, answer, more, says) => {
    await using server = await serve((_request, response) => json(response, status, answer, more));
    const breaches = await breachesOf(`${server.url}/files/byids`);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(says);
    expect(breaches[0]).toContain("byIdsFiles");
  });

  it("of a proxy, without a request id or JSON, is not checked", async () => {
    await using server = await serve((_, response) =>
      response.writeHead(502, { "content-type": "text/html" }).end("<html>"),
    );
    expect(await breachesOf(`${server.url}/files/byids`)).toEqual([]);
  });

  it("that is missing or incomplete is not a breach", async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, {
        "content-type": "application/json",
        "x-request-id": "r",
        "content-length": 100,
      });
      response.write("{");
      setImmediate(() => response.destroy());
    });
    expect(await breachesOf(`${server.url}/files/byids`)).toEqual([]);
  });

  it("that is declared wrong on purpose is not checked", async () => {
    await using server = await serve((_, response) =>
      json(response, 200, 17, { "x-outside-contract": "test" }),
    );
    expect(await breachesOf(`${server.url}/files/byids`)).toEqual([]);
  });
});

describe("a request", () => {
  const wrong = { method: "POST", headers, body: '{"items":[]}' };

  it("that is wrong and refused is not a breach", async () => {
    await using server = await serve((_, response) =>
      json(response, 400, { error: { code: 400, message: "no" } }),
    );
    expect(await breachesOf(`${server.url}/files/byids`, wrong)).toEqual([]);
  });

  it.each([
    ["a body out of limits", "/files/byids", wrong, "/items must NOT have fewer than 1 items"],
    ["invalid JSON", "/files/byids", { ...wrong, body: "{" }, "its body is not valid JSON"],
    [
      "no token",
      "/files/byids",
      { ...byIds, headers: { "content-type": "application/json" } },
      "no bearer token",
    ],
    ["an unknown parameter", "/files/byids?all=1", byIds, "query parameter `all`"],
    ["a path that is not an id", "/files/seventeen", { headers }, "path parameter `id`"],
  ])("with %s that is accepted is a breach", async (_, path, init, says) => {
    await using server = await serve((request, response) => {
      json(response, 200, request.method === "GET" ? file : { items: [file] });
    });
    const breaches = await breachesOf(server.url + path, init);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain("to a request that it should refuse");
    expect(breaches[0]).toContain(says);
  });

  it("may have any Content-Type for JSON, unless it is our client's", async () => {
    await using server = await serve((_, response) => json(response, 200, { items: [file] }));
    const text = { ...headers, "content-type": "text/plain" };
    expect(await breachesOf(`${server.url}/files/byids`, { ...byIds, headers: text })).toEqual([]);
    const ours = { ...byIds, headers: { ...text, "x-cdp-sdk": "cdf-multipart:0.1.0" } };
    expect(await breachesOf(`${server.url}/files/byids`, ours)).toEqual([
      expect.stringContaining('Content-Type is "text/plain"'),
    ]);
  });

  it("of our client must be valid, independent of the answer", async () => {
    await using server = await serve((_, response) => response.destroy());
    const init = { ...wrong, headers: { ...headers, "x-cdp-sdk": "cdf-multipart:0.1.0" } };
    expect(await breachesOf(`${server.url}/files/byids`, init)).toEqual([
      expect.stringContaining("The client sent a request for byIdsFiles"),
    ]);
  });

  it("is also read from a Request, and still sent completely", async () => {
    await using server = await serve((_, response) => json(response, 200, { items: [] }));
    await fetch(new Request(`${server.url}/files/byids`, wrong));
    await settled(5000);
    expect(takeBreaches()).toEqual([expect.stringContaining("should refuse")]);
  });

  it("inside outsideContract is not checked", async () => {
    await using server = await serve((_, response) => json(response, 200, {}));
    const breaches = await outsideContract("the server breaks the contract on purpose", () =>
      breachesOf(`${server.url}/files/byids`),
    );
    expect(breaches).toEqual([]);
  });
});

describe("an exercised answer", () => {
  it("is recorded by operation and documented status, also by a process that a test starts", async () => {
    await using server = await serve((request, response) => {
      if (request.url?.endsWith("/list")) json(response, 503, { error: "busy" });
      else json(response, 200, { items: [{}] });
    });
    const records = mkdtempSync(join(folder, "child-"));
    const script = `
      const ask = (path, body) => fetch(${JSON.stringify(server.url)} + path, {
        method: "POST", headers: ${JSON.stringify(headers)}, body,
      }).then((response) => response.text());
      await ask("/files/list", "{}");
      await ask("/files/byids", '{"items":[{"id":1}]}');`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...contractEnvironment(), CDF_CONTRACT_REPORTS: records },
      stdio: "inherit",
    });
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
    mergeRecords(records);
    expect(JSON.parse(readFileSync(join(records, "exchanges.json"), "utf8"))).toEqual({
      exercised: { advancedListFiles: ["5XX"] },
      breaches: [expect.stringContaining("byIdsFiles")],
    });
  });
});
