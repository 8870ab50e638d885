/** Small files are uploaded with two requests. All guarantees for parts apply to them, too. */
import { isApiError } from "@cdf-multipart/core";
import type { FaultAction } from "@cdf-multipart/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { upload, uploadFile } from "../../src/node/upload-node.js";
import type { PartBody, Source } from "../../src/sources/source.js";
import { SourceChangedError } from "../../src/sources/source-error.js";
import { type Ground, ground } from "./ground.js";

const MIB = 1024 * 1024;
const QUICK = { retry: { minDelay: 1, maxDelay: 10 } } as const;

describe("a small file", () => {
  let floor: Ground;
  let ids = 0;
  beforeAll(async () => {
    floor = await ground({ etag: "md5" });
  });
  afterAll(() => floor.close());
  beforeEach(() => floor.emulator.setFaults([]));
  const fresh = (): string => {
    ids += 1;
    return `one-put-${ids}`;
  };
  const asked = (since: number): string[] =>
    floor.emulator.requests
      .all()
      .slice(since)
      .map(({ operation }) => operation);

  it.each([0, 1, 1000, 65_537, MIB - 1, MIB])("of %i bytes is uploaded with one PUT", async (size) => {
    const path = await floor.file(size);
    const since = floor.emulator.requests.all().length;
    const stored = await uploadFile(floor.client(), path, { journal: "off", verify: "parts" });
    await floor.expectStored(stored.file.id, path);
    expect(asked(since)).toEqual(["initFileUpload", "putFile", "byIdsFiles"]);
    expect(stored).toMatchObject({ bytes: size, parts: 1, retries: 0, sessions: 1 });
    expect(stored.verification.partsConfirmed).toBe(1);
    expect(stored.file.mimeType).toBe("application/octet-stream");
    await floor.expectNothingLeft();
  });

  it.each(["text/plain", 'Text/X-Odd; charset="a b"', "application/octet-stream"])(
    "with the media type %s is sent with exactly this Content-Type",
    async (mimeType) => {
      const path = await floor.file(2_000);
      const file = { externalId: fresh(), mimeType };
      const stored = await uploadFile(floor.client(), path, { journal: "off", file });
      // The emulator signs the type, as S3 does: any other would be refused.
      expect(stored.file.mimeType).toBe(mimeType);
      expect(floor.emulator.requests.last({ operation: "putFile" })?.headerNames).not.toContain(
        "authorization",
      );
      await floor.expectStored(stored.file.id, path);
    },
  );

  it.each(["", " text/plain", "text/plain\nx: y", "tëxt/plain", "文/字"])(
    "with the media type %j, which no header can contain, is uploaded in parts",
    async (mimeType) => {
      const path = await floor.file(2_000);
      const since = floor.emulator.requests.all().length;
      const stored = await uploadFile(floor.client(), path, { journal: "off", file: { mimeType } });
      expect(asked(since)[0]).toBe("initMultiPartUpload");
      await floor.expectStored(stored.file.id, path);
    },
  );

  it("is uploaded in parts to an existing file, above the limit, and if the limit is 0", async () => {
    const small = await floor.file(2_000);
    const externalId = fresh();
    await upload(floor.client(), small, { file: { externalId } });
    const larger = await floor.file(2_001);
    const since = floor.emulator.requests.all().length;
    await upload(floor.client(), small, { target: { externalId } });
    await upload(floor.client(), larger, { onePutMax: 2_000 });
    await upload(floor.client(), small, { onePutMax: 0 });
    expect(asked(since).filter((operation) => operation.includes("ultiPart"))).toEqual([
      "getMultiPartUploadLink",
      "completeMultiPartUpload",
      ...["initMultiPartUpload", "completeMultiPartUpload"],
      ...["initMultiPartUpload", "completeMultiPartUpload"],
    ]);
    expect(asked(since)).not.toContain("putFile");
  });

  it("replaces the file with its external id if requested, and is a conflict otherwise", async () => {
    const externalId = fresh();
    const first = await uploadFile(floor.client(), await floor.file(3_000), { file: { externalId } });
    const path = await floor.file(3_001);
    const refused = await uploadFile(floor.client(), path, { file: { externalId } }).catch((e: unknown) => e);
    expect(isApiError(refused) && refused.status).toBe(409);
    const second = await uploadFile(floor.client(), path, { file: { externalId }, overwrite: true });
    expect(second.file.id).toBe(first.file.id);
    await floor.expectStored(second.file.id, path);
  });

  it("refuses a limit that is not a number of bytes", async () => {
    for (const onePutMax of [-1, 0.5, Number.NaN]) {
      const error = await upload(floor.client(), new Uint8Array(1), { onePutMax }).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: "invalid-settings", faults: [{ path: "onePutMax" }] });
    }
  });

  describe("with a fault", () => {
    const puts: Readonly<Record<string, FaultAction>> = {
      "500": { type: "status", status: 500 },
      "503 with Retry-After": { type: "status", status: 503, retryAfter: 0 },
      "429": { type: "status", status: 429 },
      "an answer that is lost (500)": { type: "status", status: 500, afterWork: true },
      "a web page": { type: "html", status: 200 },
      "a reset immediately": { type: "reset", when: "before" },
      "a reset on the way": { type: "reset", when: "after-bytes", bytes: 1_000 },
      "a reset instead of the answer": { type: "reset", when: "after-work" },
      "an answer cut short": { type: "truncate-answer" },
      "an early answer": { type: "early-answer", status: 503 },
      "an expired URL": { type: "expire" },
    };
    const inits: Readonly<Record<string, FaultAction>> = {
      "500": { type: "status", status: 500 },
      "503 after its effect": { type: "status", status: 503, afterWork: true },
      "a reset before its effect": { type: "reset", when: "before" },
      "a reset after its effect": { type: "reset", when: "after-work" },
      "an answer cut short": { type: "truncate-answer" },
      "URLs that have expired": { type: "expire" },
    };
    const cases = [1, 2].flatMap((times) => [
      ...Object.entries(puts).map(([what, action]) => ["putFile", what, times, action] as const),
      ...Object.entries(inits).map(([what, action]) => ["initFileUpload", what, times, action] as const),
    ]);

    it.each(cases)("of %s: %s, %i times: stored exactly, once", async (operation, _, times, action) => {
      const path = await floor.file(70_000);
      const externalId = fresh();
      const client = floor.client();
      floor.emulator.setFaults([{ match: { operation, times }, do: action }]);
      const stored = await uploadFile(client, path, { journal: "off", file: { externalId }, ...QUICK });
      await floor.expectStored(stored.file.id, path);
      expect(stored.file.externalId).toBe(externalId);
      await floor.expectNothingLeft();
    });

    it.each(cases.filter(([operation]) => operation === "putFile"))(
      "of %s without an external id: %s, %i times: one entry with content",
      async (operation, _, times, action) => {
        const path = await floor.file(70_000);
        const name = `${fresh()}.bin`;
        const client = floor.client();
        floor.emulator.setFaults([{ match: { operation, times }, do: action }]);
        const stored = await uploadFile(client, path, { journal: "off", file: { name }, ...QUICK });
        await floor.expectStored(stored.file.id, path);
        const { items } = await client.advancedListFiles({ filter: { name } });
        expect(items.map(({ id, uploaded }) => [id, uploaded])).toEqual([[stored.file.id, true]]);
      },
    );

    it("that persists ends with the error, and reports the response of the store", async () => {
      const path = await floor.file(1_000);
      floor.emulator.setFaults([{ match: { operation: "putFile" }, do: { type: "status", status: 403 } }]);
      const error = await uploadFile(floor.client(), path, { journal: "off", ...QUICK }).catch(
        (e: unknown) => e,
      );
      expect(error).toMatchObject({ name: "PartError", code: "part-refused", status: 403 });
      await floor.expectNothingLeft();
    });

    it("of an init whose response is lost, without an external id, is reported and never repeated", async () => {
      const path = await floor.file(1_000);
      floor.emulator.setFaults([
        { match: { operation: "initFileUpload", times: 1 }, do: { type: "reset", when: "after-work" } },
      ]);
      const since = floor.emulator.requests.all().length;
      const error = await uploadFile(floor.client(), path, { journal: "off" }).catch((e: unknown) => e);
      expect(error).toMatchObject({ name: "OutcomeUnknownError" });
      expect(asked(since)).toEqual(["initFileUpload"]);
    });

    it("of the store's checksum is detected, and the PUT is repeated", async () => {
      const path = await floor.file(5_000);
      floor.emulator.setFaults([{ match: { operation: "putFile", attempt: 1 }, do: { type: "wrong-etag" } }]);
      const stored = await uploadFile(floor.client(), path, { journal: "off", verify: "download", ...QUICK });
      expect(stored.verification.bytesReadBack).toBe(5_000);
      await floor.expectStored(stored.file.id, path);
    });
  });

  it("is not stored if its source changes after it was read, before its last byte is sent", async () => {
    const bytes = new Uint8Array(200_000).fill(7);
    let changed = false;
    const source: Source = {
      kind: "own",
      size: bytes.byteLength,
      name: fresh(),
      open(start, end): PartBody {
        let position = start;
        return {
          async next(window): Promise<Uint8Array> {
            const from = position;
            position = Math.min(end, from + window.byteLength);
            // It changes while it is read, and only `verify` detects that.
            changed = true;
            return bytes.subarray(from, position);
          },
          async close(): Promise<void> {},
        };
      },
      fingerprint: async () => ({ size: bytes.byteLength }),
      verify: async () => {
        if (changed) throw new SourceChangedError("It was written to.", { change: "modified" });
      },
      async close(): Promise<void> {},
    };
    const externalId = fresh();
    const client = floor.client();
    const error = await upload(client, source, { file: { externalId }, ...QUICK }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(SourceChangedError);
    const [entry] = await client.byIdsFiles([{ externalId }]);
    expect(entry?.uploaded).toBe(false);
  });

  it("can be aborted at any moment: it leaves nothing open, and the file is complete or has no content", async () => {
    const path = await floor.file(30_000);
    const reason = new Error("enough");
    for (let turns = 0; turns < 60; turns += 1) {
      const controller = new AbortController();
      const externalId = fresh();
      const options = { journal: "off", file: { externalId }, signal: controller.signal } as const;
      const ended = uploadFile(floor.client(), path, options).then(
        ({ file }) => file,
        (error: unknown) => error,
      );
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      controller.abort(reason);
      const outcome = await ended;
      if (outcome !== reason) expect(outcome).toMatchObject({ externalId, uploaded: true });
      await floor.expectNoConnection();
      const [entry] = await floor.client().byIdsFiles([{ externalId }], { ignoreUnknownIds: true });
      if (entry?.uploaded === true) await floor.expectStored(entry.id, path);
    }
    await floor.expectNothingLeft();
  });
});
