import { describe, expect, test } from "vitest";
import { api, beginUpload, bodyOf, startSmall } from "../ask.js";
import { raw } from "../raw.js";

describe("CORS", () => {
  const origin = "https://app.test";

  test("a preflight allows the part PUT; the response exposes the ETag, or hides it", async () => {
    for (const [cors, exposes] of [
      [{ origin }, true],
      [{ origin: ["https://other.test", origin], exposeEtag: false }, false],
    ] as const) {
      await using emulator = await startSmall({ cors });
      const { uploadUrls } = await beginUpload(emulator, 1);
      const preflight = await fetch(uploadUrls[0], {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "PUT", "access-control-request-headers": "x-a" },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
      expect(preflight.headers.get("access-control-allow-headers")).toBe("x-a");
      const put = await fetch(uploadUrls[0], { method: "PUT", body: new Uint8Array(3), headers: { origin } });
      expect(put.headers.get("access-control-allow-origin")).toBe(origin);
      expect(put.headers.get("access-control-expose-headers")?.includes("etag")).toBe(exposes);
    }
  });

  test("can be disabled, and never lets a web page control the emulator", async () => {
    await using emulator = await startSmall({ cors: { origin: "*" } });
    const admin = await fetch(`${emulator.url}/_emulator/faults`, { headers: { origin } });
    expect(admin.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = await fetch(`${emulator.url}/_emulator/faults`, {
      method: "OPTIONS",
      headers: { origin },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    await using closed = await startSmall({ cors: false });
    const answer = await api(closed, "list", {}, { headers: { origin } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("a store without a CORS rule refuses the preflight and sends no header, while the API allows it", async () => {
    await using emulator = await startSmall({ cors: { origin, store: false } });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const preflight = await raw(uploadUrls[0], {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "PUT" },
    });
    expect([preflight.status, preflight.code]).toEqual([403, "AccessForbidden"]);
    expect(preflight.headers["access-control-allow-origin"]).toBeUndefined();
    const put = await fetch(uploadUrls[0], { method: "PUT", body: new Uint8Array(3), headers: { origin } });
    expect([put.status, put.headers.get("access-control-allow-origin")]).toEqual([200, null]);
    const list = await api(emulator, "list", {}, { headers: { origin } });
    expect(list.headers.get("access-control-allow-origin")).toBe(origin);
  });

  test("can be changed at run time by the handle and by the admin route; allowed origins are kept", async () => {
    await using emulator = await startSmall({ cors: { origin } });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const exposed = async () => {
      const put = await fetch(uploadUrls[0], { method: "PUT", body: new Uint8Array(3), headers: { origin } });
      return put.headers.get("access-control-expose-headers")?.includes("etag");
    };
    const change = (cors: unknown) =>
      fetch(`${emulator.url}/_emulator/cors`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ cors }),
      });
    emulator.setCors({ exposeEtag: false });
    expect(await exposed()).toBe(false);
    expect((await change({ exposeEtag: true, maxAge: 0 })).status).toBe(200);
    expect(await exposed()).toBe(true);
    expect((await change({ store: false })).status).toBe(200);
    expect(await exposed()).toBeUndefined();
    for (const wrong of [
      undefined,
      true,
      [],
      { etag: false },
      { store: "no" },
      { maxAge: -1 },
      { origin: [1] },
      { origin: 1 },
    ]) {
      const answer = await change(wrong);
      expect([answer.status, (await bodyOf(answer)).error.message]).toEqual([
        400,
        expect.stringMatching(
          /cors must be false, or an object with any of these fields: exposeEtag \(boolean\)/,
        ),
      ]);
    }
    const { cors } = await bodyOf(await fetch(`${emulator.url}/_emulator/cors`));
    expect(cors).toEqual({ store: false, origin });
  });
});
