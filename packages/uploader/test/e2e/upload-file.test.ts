import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFilesClient } from "@cdf-multipart/core";
import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadFile } from "../../src/node/upload-node.js";
import { storeUnderTest } from "./store-under-test.js";

const MIB = 1024 * 1024;

describe("uploadFile", () => {
  let emulator: Emulator;
  let folder: string;
  beforeAll(async () => {
    emulator = await startEmulator({ store: storeUnderTest().options });
    folder = await mkdtemp(join(tmpdir(), "cdf-uploader-"));
  });
  afterAll(async () => {
    await emulator.close();
    await rm(folder, { recursive: true });
  });

  it.each([0, 1, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 40 * MIB])(
    "stores a file of %d bytes as it is",
    async (size) => {
      const path = join(folder, `file-${size}`);
      await writeFile(path, patterned(size));
      const client = createFilesClient({
        baseUrl: emulator.url,
        project: emulator.project,
        token: emulator.token,
      });
      const stored = await uploadFile(client, path);
      expect(stored.file.name).toBe(`file-${size}`);
      expect(stored.file.uploaded).toBe(true);
      expect(stored.bytes).toBe(size);
      expect(digest(await storeUnderTest().read(emulator, stored.file.id))).toBe(digest(patterned(size)));
    },
  );
});

function patterned(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = 1;
  for (let i = 0; i < size; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
