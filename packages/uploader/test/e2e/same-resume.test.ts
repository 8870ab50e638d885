import type { FilesClient } from "@cdf-multipart/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUpload, upload, uploadFile, uploadMany } from "../../src/node/upload-node.js";
import type { OwnScheduler, StoredResume, TransferOptions } from "../../src/upload/options.js";
import type { UploadResult } from "../../src/upload/upload-result.js";
import { endAfterParts } from "./end-after-parts.js";
import { type Ground, ground } from "./ground.js";
import { PART, SIZE } from "./matrix.js";

type Options = TransferOptions & OwnScheduler & StoredResume & { readonly partSize: number };
type Call = (client: FilesClient, path: string, options: Options) => Promise<UploadResult>;

/** The calls of Node that upload a path. */
const CALLS: Readonly<Record<string, Call>> = {
  uploadFile,
  upload,
  createUpload: (client, path, options) => createUpload(client, path, options).start(),
  async uploadMany(client, path, { partSize, onEvent, ...options }) {
    const listener = onEvent === undefined ? {} : { onEvent };
    for await (const result of uploadMany(client, [{ source: path, partSize }], { ...options, ...listener }))
      if (result.status === "failed") throw result.error;
      else return result.result;
    throw new Error("no result");
  },
};
const names = Object.keys(CALLS);
const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));

describe("an upload that one call began", () => {
  let floor: Ground;
  beforeAll(async () => {
    floor = await ground();
  });
  afterAll(() => floor.close());

  it.each(pairs)("by %s is resumed by %s", async (first, second) => {
    const path = await floor.file(SIZE);
    await expect(
      CALLS[first]?.(floor.client(), path, { partSize: PART, ...endAfterParts(2) }),
    ).rejects.toThrow();
    const resumed = await CALLS[second]?.(floor.client(), path, { partSize: PART });
    expect(resumed).toMatchObject({ partsResumed: 2, sessions: 0 });
  });

  it.each(names)("by %s is resumed with options that are undefined", async (name) => {
    const path = await floor.file(SIZE);
    const nothing = {
      journal: undefined,
      journalStore: undefined,
      restart: undefined,
      resumeCheck: undefined,
      verify: undefined,
      uploadedTimeout: undefined,
      retry: undefined,
      clock: undefined,
      random: undefined,
    };
    const options = { ...nothing, partSize: PART };
    await expect(CALLS[name]?.(floor.client(), path, { ...options, ...endAfterParts(2) })).rejects.toThrow();
    expect(await CALLS[name]?.(floor.client(), path, options)).toMatchObject({ partsResumed: 2 });
  });
});

describe("bytes in memory", () => {
  it("have no journal, unless their target is an external id or a node", async () => {
    const floor = await ground();
    try {
      const bytes = new Uint8Array(SIZE).fill(7);
      for (const [file, partsResumed] of [
        [{ name: "nameless" }, 0],
        [{ name: "named", externalId: "named" }, 2],
      ] as const) {
        const options = { partSize: PART, file };
        await expect(upload(floor.client(), bytes, { ...options, ...endAfterParts(2) })).rejects.toThrow();
        expect(await upload(floor.client(), bytes, options)).toMatchObject({ partsResumed });
      }
    } finally {
      await floor.close();
    }
  });
});
