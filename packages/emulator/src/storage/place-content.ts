import { renameSync } from "node:fs";
import type { StoredFile } from "./records.js";
import { lookAt } from "./remove-own.js";

/**
 * Moves finished bytes to their place. Only the content that the file is known to have is replaced.
 *
 * @throws Error when something else lies there.
 */
export function placeContent(from: string, to: string, file: StoredFile): void {
  const there = lookAt(to);
  if (there !== undefined && !(there.isFile() && file.content !== undefined)) {
    throw new Error(`${to} was not made by the emulator, and was left as it is. Move it away.`);
  }
  renameSync(from, to);
}
