import { randomFillSync } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MiB = 2 ** 20;

/** Writes 100 MiB of random bytes to a temporary folder. @returns {{ path: string, remove: () => void }} */
export function makeSample() {
  const folder = mkdtempSync(join(tmpdir(), "cdf-multipart-sample-"));
  const path = join(folder, "sample-100-MiB.bin");
  const file = openSync(path, "w", 0o600);
  const block = Buffer.allocUnsafe(4 * MiB);
  for (let written = 0; written < 100 * MiB; written += block.length) writeSync(file, randomFillSync(block));
  closeSync(file);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
