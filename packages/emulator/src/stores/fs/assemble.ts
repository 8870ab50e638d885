import { constants, createReadStream, createWriteStream, renameSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ASSEMBLED_NAME, CONTENT_NAME } from "../../state/own-names.js";
import type { StoredFile, StoredPart, UploadSession } from "../../state/records.js";
import { lookAt, removeOwnFile } from "../../state/remove-own.js";

const COPY_BUFFER = 4 * 1024 * 1024;

/**
 * Assembles the parts, which are complete and in order, to one file inside the session's folder. Returns
 * which file it is. Parts that are already in place cost nothing; only the others are copied. The function
 * can be repeated after a kill, because it removes no acknowledged part. While a late attempt still writes to
 * the content file (`isWriting`), nothing is copied into that file.
 */
export async function assembleParts(
  folder: string,
  session: UploadSession,
  parts: readonly StoredPart[],
  isWriting: boolean,
): Promise<{ readonly from: "content" | "assembled"; readonly size: number }> {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const { slotSize } = session;
  if (slotSize !== undefined && !isWriting && fitsLayout(parts, slotSize)) {
    for (const part of parts) {
      if (part.place.kind === "slot") continue;
      await copyInto(
        join(folder, part.place.name),
        join(folder, CONTENT_NAME),
        (part.partNumber - 1) * slotSize,
      );
    }
    await cutTo(join(folder, CONTENT_NAME), size);
    return { from: CONTENT_NAME, size };
  }
  const target = join(folder, ASSEMBLED_NAME);
  // A previous attempt that was killed may have left this file.
  removeOwnFile(target);
  await pipeline(
    readAll(folder, parts, slotSize ?? 0),
    createWriteStream(target, { flags: "wx", mode: 0o600 }),
  );
  return { from: ASSEMBLED_NAME, size };
}

function fitsLayout(parts: readonly StoredPart[], slotSize: number): boolean {
  return parts.every((part, index) =>
    index < parts.length - 1 ? part.size === slotSize : part.size <= slotSize,
  );
}

async function cutTo(path: string, size: number): Promise<void> {
  const file = await open(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    await file.truncate(size);
  } finally {
    await file.close();
  }
}

async function copyInto(from: string, to: string, start: number): Promise<void> {
  await pipeline(
    createReadStream(from, { highWaterMark: COPY_BUFFER }),
    createWriteStream(to, { flags: "r+", start, highWaterMark: COPY_BUFFER }),
  );
}

async function* readAll(
  folder: string,
  parts: readonly StoredPart[],
  slotSize: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (const { partNumber, size, place } of parts) {
    if (size === 0) continue;
    const start = place.kind === "slot" ? (partNumber - 1) * slotSize : 0;
    const path = join(folder, place.kind === "slot" ? CONTENT_NAME : place.name);
    yield* createReadStream(path, { start, end: start + size - 1, highWaterMark: COPY_BUFFER });
  }
}

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
