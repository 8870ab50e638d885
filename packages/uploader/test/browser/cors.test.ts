import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  // Each PUT asks for leave anew, so that what is allowed can change in the middle.
  set = await stage({ cors: { maxAge: 0 } });
});
afterEach(async () => {
  set.emulator.setCors({ maxAge: 0 });
  await set.clear();
});
afterAll(() => set.close());

describe("what a store lets pages do", () => {
  it("is told when it lets them do nothing: whom to ask for which rule, and no signature", async () => {
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

  it("may hide the ETag: the upload does without, and the verification says what it could not compare", async () => {
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

  it("is not taken for a missing rule when it was only a line that broke", async () => {
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
