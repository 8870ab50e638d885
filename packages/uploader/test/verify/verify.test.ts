import { open, readdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { upload } from "../../src/node/upload-node.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { NoResume, OwnScheduler, StoredResume, TransferOptions } from "../../src/upload/options.js";
import { type Ground, ground } from "../e2e/ground.js";
import { PART, quick, SIZE } from "../e2e/matrix.js";

let floor: Ground;
let events: UploadEvent[];
beforeEach(async () => {
  floor = await ground({ etag: "md5" });
  events = [];
});
afterEach(() => floor.close());

const send = (path: string, more: TransferOptions & OwnScheduler & (StoredResume | NoResume)) => {
  const { journal: _, ...options } = quick(floor);
  return upload(floor.client(), path, {
    ...options,
    // Nothing stalls here, and a busy machine must not be mistaken for a stall.
    transport: () => nodeTransport({ proxy: "none" }),
    onEvent: (event) => void events.push(event),
    ...more,
  });
};

describe("verify: parts", () => {
  it("confirms every part with a store that responds with MD5", async () => {
    const { verification } = await send(await floor.file(SIZE), { verify: "parts" });
    expect(verification).toEqual({
      mode: "parts",
      partsConfirmed: 4,
      partsUnconfirmed: 0,
      algorithms: ["md5"],
      mismatches: 0,
      bytesReadBack: 0,
    });
    expect(events.filter(({ type }) => type === "verified")).toMatchObject([{ verification }]);
  });

  it("sends a part again that the store received differently", async () => {
    floor.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 3, times: 2 }, do: { type: "wrong-etag" } },
    ]);
    const path = await floor.file(SIZE);
    const { verification, retries, file } = await send(path, { verify: "parts" });
    expect(verification).toMatchObject({ partsConfirmed: 4, mismatches: 2 });
    expect(retries).toBe(2);
    expect(events.filter((event) => event.type === "part-retry")).toMatchObject([
      { partNumber: 3, reason: "checksum" },
      { partNumber: 3, reason: "checksum" },
    ]);
    await floor.expectStored(file.id, path);
  });

  it("never completes with a part that stays different", async () => {
    floor.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 3 }, do: { type: "wrong-etag" } },
    ]);
    const uploading = send(await floor.file(SIZE), {
      verify: "parts",
      concurrency: 1,
      retry: { retries: 2, minDelay: 1 },
    });
    await expect(uploading).rejects.toMatchObject({
      name: "PartError",
      partNumber: 3,
      message: expect.stringMatching(/Part 3 of 4.*MD5.*the upload was not completed/s),
    });
    expect(floor.emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
  });

  it("does not claim to have checked parts about which the store reported nothing", async () => {
    floor.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "no-etag" } }]);
    const { verification } = await send(await floor.file(SIZE), { verify: "parts" });
    expect(verification).toMatchObject({ partsConfirmed: 0, partsUnconfirmed: 4, algorithms: [] });
  });
});

describe("verify: download", () => {
  it.each([0, 1, 40 * 1024 * 1024 + 1])("reads %d bytes back and finds them equal", async (size) => {
    const { verification } = await send(await floor.file(size), { verify: "download" });
    expect(verification).toMatchObject({ mode: "download", bytesReadBack: size });
  });

  it("continues after a broken response, and requests a new link when one has expired", async () => {
    floor.emulator.setFaults([
      {
        match: { operation: "download", times: 1 },
        do: { type: "reset", when: "after-bytes", bytes: 3_000_000 },
      },
      { match: { operation: "download", times: 1 }, do: { type: "expire" } },
      { match: { operation: "download", times: 1 }, do: { type: "truncate-answer" } },
    ]);
    const size = 40 * 1024 * 1024 + 1;
    const { verification } = await send(await floor.file(size), { verify: "download" });
    expect(verification.bytesReadBack).toBe(size);
  });

  it("names the first byte that differs", async () => {
    const at = 2 * PART + 77;
    const uploading = send(await floor.file(SIZE), {
      verify: "download",
      onEvent: (event) => {
        if (event.type === "part-done" && event.partNumber === 3) void damage(at);
      },
    });
    // The part was stored and then damaged on the store's disk, before the parts were put together.
    await expect(uploading).rejects.toMatchObject({
      name: "VerifyError",
      code: "download-mismatch",
      offset: at,
    });
  });

  it("reports an unknown result if the file cannot be read back", async () => {
    floor.emulator.setFaults([{ match: { operation: "download" }, do: { type: "status", status: 500 } }]);
    const uploading = send(await floor.file(SIZE), {
      verify: "download",
      retry: { retries: 1, minDelay: 1 },
    });
    await expect(uploading).rejects.toMatchObject({ code: "download-failed", offset: expect.any(Number) });
  });
});

describe("verify: none", () => {
  it("makes no checks and claims none", async () => {
    const { verification } = await send(await floor.file(SIZE), { journal: "off" });
    expect(verification).toMatchObject({ mode: "none", partsConfirmed: 0, bytesReadBack: 0, algorithms: [] });
  });
});

/** Flips a byte of the content that the emulator is collecting. */
async function damage(at: number): Promise<void> {
  const uploads = `${floor.emulator.directory}/uploads`;
  const [session = ""] = await readdir(uploads);
  const content = await open(`${uploads}/${session}/content`, "r+");
  const byte = new Uint8Array(1);
  await content.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 0xff;
  await content.write(byte, 0, 1, at);
  await content.close();
}
