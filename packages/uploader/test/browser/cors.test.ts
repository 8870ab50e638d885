import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  // Each PUT sends a new preflight, so that the permission can change in the middle.
  set = await stage({ cors: { maxAge: 0 } });
});
afterEach(async () => {
  set.emulator.setCors({ maxAge: 0 });
  await set.clear();
});
afterAll(() => set.close());

describe("the CORS rule of a store", () => {
  it("if missing, is reported: whom to ask for which rule, without the signature", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    set.emulator.setCors({ store: false, maxAge: 0 });
    await set.begin(page, path);
    const outcome = await set.outcome(page);
    expect(outcome).toMatchObject({ ok: false, name: "PartError", code: "part-refused" });
    const { origin } = new URL(page.url());
    expect(JSON.stringify(outcome)).toContain(
      `because ${set.emulator.url} does not allow requests from ${origin} (no CORS rule).`,
    );
    expect(JSON.stringify(outcome)).toContain(
      `allow the origin ${origin}, the method PUT and any header, and to expose the header ETag`,
    );
    expect(JSON.stringify(outcome)).not.toMatch(/[?&](sig|X-)/);
    expect(set.emulator.requests.count({ operation: "putPart", method: "PUT" })).toBe(0);
  });

  it("may hide the ETag: the upload succeeds, and the verification says what it could not compare", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    set.emulator.setCors({ exposeEtag: false, maxAge: 0 });
    await set.begin(page, path, { verify: "parts" });
    await set.expectStored(page, path);
    const verified = await page.evaluate(() => window.app.events.find(({ type }) => type === "verified"));
    expect(verified).toMatchObject({
      verification: { mode: "parts", partsConfirmed: 0, partsUnconfirmed: 2 },
    });
    const etags = await page.evaluate(() =>
      window.app.events.map((event) => (event.type === "part-done" ? event.etag : undefined)),
    );
    expect(etags.every((etag) => etag === undefined)).toBe(true);
  });

  it("is not reported as missing if only a connection broke", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    set.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "reset", when: "before" } }]);
    await set.begin(page, path, { retry: { retries: 3, minDelay: 10, maxDelay: 20 } });
    expect(await set.outcome(page)).toMatchObject({
      ok: false,
      code: "part-failed",
      message: expect.stringContaining("broke after"),
    });
  });
});
