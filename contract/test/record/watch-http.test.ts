import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { takeBreaches } from "../../src/record/ledger.mjs";
import { outsideContract } from "../../src/record/outside.mjs";
import { settled } from "../../src/record/watch-fetch.mjs";
import { file, headers, json, serve } from "../answer.js";

// The setup of this run watches `node:http` already.
const OURS = { ...headers, "x-cdp-sdk": "cdf-multipart:0" };

// Breaches made on purpose must not be in the record of this package's own run.
const folder = mkdtempSync(join(tmpdir(), "cdf-contract-"));
process.env["CDF_CONTRACT_REPORTS"] = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => void takeBreaches());

function send(url: string, body: unknown, sent: Readonly<Record<string, string>> = OURS): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", headers: sent });
    request.on("error", reject);
    request.once("response", (incoming) => {
      let text = "";
      incoming.on("data", (chunk) => {
        text += String(chunk);
      });
      incoming.once("end", () => resolve(text));
    });
    request.end(JSON.stringify(body));
  });
}

async function breachesOf(
  url: string,
  body: unknown,
  sent: Readonly<Record<string, string>> = OURS,
): Promise<string[]> {
  await send(url, body, sent);
  await settled(5000);
  return takeBreaches();
}

describe("an exchange of our client over node:http", () => {
  it("that is as documented is not a breach, and reaches the client unchanged", async () => {
    await using server = await serve((_, response) => json(response, 200, { items: [file] }));
    const answer = await send(`${server.url}/files/byids`, { items: [{ id: 1 }] });
    expect(JSON.parse(answer)).toEqual({ items: [file] });
    await settled(5000);
    expect(takeBreaches()).toEqual([]);
  });

  it("whose request or answer is not as documented is a breach", async () => {
    await using server = await serve((_, response) => json(response, 418, { error: "teapot" }));
    const url = `${server.url}/files/byids`;
    expect((await breachesOf(url, { items: [{ id: 1 }] })).join()).toContain("that status is not documented");
    expect((await breachesOf(url, { items: [] })).join()).toContain("that the document does not allow");
  });

  it("does not count if it was aborted before it was sent", async () => {
    await using server = await serve((_, response) => json(response, 418, { error: "teapot" }));
    const request = http.request(`${server.url}/files/byids`, { method: "POST", headers: OURS });
    const closed = new Promise((resolve) => request.on("error", () => {}).once("close", resolve));
    request.destroy();
    await closed;
    await settled(5000);
    expect(takeBreaches()).toEqual([]);
  });

  it("is not checked if it is inside outsideContract, or of another client", async () => {
    await using server = await serve((_, response) => json(response, 418, { error: "teapot" }));
    const url = `${server.url}/files/byids`;
    const body = { items: [] };
    expect(await outsideContract("a request that is wrong on purpose", () => breachesOf(url, body))).toEqual(
      [],
    );
    expect(await breachesOf(url, body, headers)).toEqual([]);
  });
});
