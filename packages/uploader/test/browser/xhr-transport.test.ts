import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { crc32 } from "node:zlib";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pattern } from "../sources/pattern.js";
import { blackhole } from "../transport/blackhole.js";
import { deferred } from "../transport/deferred.js";
import { type Behaviour, type PartServer, partServer } from "../transport/part-server.js";
import type { PagePart, PagePartOutcome } from "./page/page-app.js";
import { type Stage, stage } from "./page/stage.js";

const SIZE = 3_000_001;
const bytes = pattern(SIZE);
const md5 = (view: Uint8Array): string => createHash("md5").update(view).digest("hex");
const crc = (view: Uint8Array): string => crc32(view).toString(16).padStart(8, "0");

let set: Stage;
let page: Page;
beforeAll(async () => {
  // The page's policy allows connections to any port of this machine.
  set = await stage({}, "http://127.0.0.1:*");
  page = await set.page();
});
afterAll(() => set.close());

/** A store that allows pages, which first send a preflight. */
function store(behave: Behaviour = () => false): Promise<PartServer> {
  return partServer((request, response, count) => {
    allow(response);
    if (request.method !== "OPTIONS") return behave(request, response, count);
    response.writeHead(204).end();
    return true;
  });
}

function allow(response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-methods", "PUT");
  response.setHeader("access-control-expose-headers", "etag, retry-after");
}

const put = (part: Pick<PagePart, "url"> & Partial<PagePart>): Promise<PagePartOutcome> =>
  page.evaluate((how) => window.app.putPart(how), { size: SIZE, start: 0, end: SIZE, ...part });

describe("a part", () => {
  it.each(["blob", "memory"] as const)(
    "of a source that is a %s arrives byte for byte, with a length and nothing that a store would refuse",
    async (from) => {
      const { url, received } = await store();
      const {
        response,
        written,
        crc: seen,
      } = await put({ url: `${url}/p?sig=1`, start: 1000, end: 2_500_000, from });
      const sent = bytes.subarray(1000, 2_500_000);
      expect(response).toMatchObject({ status: 200, body: "stored", bytesWritten: sent.length });
      expect(response?.headers["etag"]).toBe(`"${md5(sent)}"`);
      expect(received[0]).toMatchObject({ method: "PUT", path: "/p?sig=1", md5: md5(sent) });
      const headers = received[0]?.rawHeaders.join(" ").toLowerCase() ?? "";
      expect(headers).toContain(`content-length ${sent.length}`);
      expect(headers).not.toMatch(/content-type|transfer-encoding|authorization|cookie|x-cdp/);
      expect([written.at(-1), seen]).toEqual([sent.length, crc(sent)]);
    },
  );

  it("that is empty arrives", async () => {
    const { url, received } = await store();
    expect((await put({ url, start: 5, end: 5 })).response).toMatchObject({ status: 200, bytesWritten: 0 });
    expect(received[0]?.rawHeaders.join(" ").toLowerCase()).toMatch(/content-length 0/);
    expect(received[0]?.rawHeaders.join(" ").toLowerCase()).not.toMatch(/content-type/);
  });

  it("is aborted with the signal's reason, and its connection ends", async () => {
    let gone = false;
    const arrived = deferred();
    const { url } = await store((request) => {
      request.resume();
      arrived.resolve();
      request.socket.once("close", () => {
        gone = true;
      });
      return true;
    });
    const sending = put({ url });
    await arrived.promise;
    await page.evaluate(() => window.app.endPart("abort"));
    expect((await sending).error).toEqual({ thrown: "enough" });
    await expect.poll(() => gone).toBe(true);
  });

  it("rejects when its transport is closed", async () => {
    const arrived = deferred();
    const { url } = await store((request) => {
      request.resume();
      arrived.resolve();
      return true;
    });
    const sending = put({ url });
    await arrived.promise;
    await page.evaluate(() => window.app.endPart("close"));
    expect((await sending).error).toMatchObject({
      name: "NetworkError",
      retryable: false,
    });
  });
});

describe("an answer", () => {
  it.each([201, 403, 409, 429, 500, 503])("of %i is returned unchanged", async (status) => {
    const { url } = await store((request, response) => {
      request.resume().on("end", () => response.writeHead(status, { "retry-after": "7" }).end("<Error/>"));
      return true;
    });
    const { response } = await put({ url });
    expect(response).toMatchObject({ status, body: "<Error/>", bytesWritten: SIZE });
    expect(response?.headers["retry-after"]).toBe("7");
  });

  it("longer than 64 KiB is cut", async () => {
    const { url } = await store((request, response) => {
      request.resume().on("end", () => response.end("x".repeat(5_000_000)));
      return true;
    });
    expect((await put({ url })).response?.body).toBe("x".repeat(64 * 1024));
  });

  it("from the target of a redirect is an error", async () => {
    const { url } = await store((request, response) => {
      if (request.url !== "/p?sig=secret") return false;
      request.resume().on("end", () => response.writeHead(307, { location: "/elsewhere" }).end());
      return true;
    });
    const { error } = await put({ url: `${url}/p?sig=secret` });
    expect(error).toMatchObject({ name: "NetworkError", retryable: false });
    expect(error?.["message"]).toContain("redirects to");
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  it("of success before the last byte was sent does not count as success", async () => {
    const { url } = await store((_request, response) => {
      response.writeHead(200, { connection: "close" }).end("early");
      return true;
    });
    const { response } = await put({ url, size: 64 * 1024 * 1024, end: 64 * 1024 * 1024 });
    expect(response?.bytesWritten ?? 0).toBeLessThan(64 * 1024 * 1024);
  });
});

describe("the watchdogs", () => {
  it("end an attempt that gets no connection", async () => {
    const { url } = await blackhole();
    const { error } = await put({ url, timeouts: { connect: 300 } });
    expect(error).toMatchObject({ name: "TimeoutError", phase: "connect", mayHaveArrived: false });
  });

  it("end an attempt whose bytes do not move, and one without a response", async () => {
    const { url } = await store((request) => {
      if (request.url === "/stall") request.once("data", () => request.pause());
      else request.resume();
      return true;
    });
    const big = { size: 48 * 1024 * 1024, end: 48 * 1024 * 1024 };
    const stalled = put({ url: `${url}/stall`, ...big, timeouts: { transfer: 500 } });
    const silent = put({ url: `${url}/silent`, timeouts: { answer: 500 } });
    expect((await stalled).error).toMatchObject({
      name: "TimeoutError",
      phase: "transfer",
      mayHaveArrived: true,
    });
    expect((await silent).error).toMatchObject({
      name: "TimeoutError",
      phase: "answer",
      mayHaveArrived: true,
    });
  });

  it("end an attempt whose response never completes", async () => {
    const { url } = await store((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(200);
        const dripping = setInterval(() => response.write("."), 20);
        response.once("close", () => clearInterval(dripping));
      });
      return true;
    });
    const sending = put({ url, timeByHand: true });
    // Time passes only after the last byte, so only the limits of the response can be reached.
    await page.waitForFunction((size) => window.app.sent === size, SIZE);
    let error: PagePartOutcome["error"];
    const ended = sending.then((outcome) => {
      error = outcome.error;
    });
    while (error === undefined) await Promise.race([ended, page.evaluate(() => window.app.pass(10_000))]);
    expect(error).toMatchObject({ name: "TimeoutError", phase: "answer", mayHaveArrived: true });
  });
});
