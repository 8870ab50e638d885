import { renameSync } from "node:fs";
import type { StoredFile } from "./records.js";
import { lookAt } from "./remove-own.js";

/**
 * Moves finished bytes to their final path. Only known content of the same file is replaced.
 *
 * @throws Error when anything else is at that path.
 */
export function placeContent(from: string, to: string, file: StoredFile): void {
  const there = lookAt(to);
  if (there !== undefined && !(there.isFile() && file.content !== undefined)) {
    throw new Error(`${to} was not made by the emulator and was not changed. Move it away.`);
  }
  renameSync(from, to);
}
