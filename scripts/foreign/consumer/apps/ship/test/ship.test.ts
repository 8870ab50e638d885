import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "@cdf-multipart/emulator";
import { expect, test } from "vitest";
import { ship } from "../src/ship.js";

test("a file arrives in the emulator, byte for byte", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ship-"));
  const emulator = await startEmulator();
  try {
    const path = join(folder, "cargo.bin");
    const bytes = Buffer.alloc(12_000_000, "cargo");
    await writeFile(path, bytes);
    const { url: baseUrl, project, token } = emulator;
    const shipped = await ship({ baseUrl, project, token }, path, "cargo-1");
    expect(shipped).toMatchObject({
      bytes: bytes.length,
      uploaded: true,
      arrived: expect.any(Number),
      most: 250,
    });
    expect(emulator.requests.count({ operation: "putPart" })).toBe(3);
    expect((await readFile(emulator.filePath(shipped.id))).equals(bytes)).toBe(true);
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true });
  }
});
