import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { describeError } from "../output/cli-words.js";

/** Lines in a temporary file. They can be read while more are appended. */
export interface InputSpool {
  /** Bytes of all lines, each with its line feed. */
  readonly size: number;
  append(lines: readonly string[]): Promise<void>;
  /** The lines in this range of bytes, which begins and ends between two lines. */
  read(start: number, end: number): AsyncGenerator<string>;
  close(): Promise<void>;
}

const FILE_MODE = 0o600;
const CHUNK = 64 * 1024;
const LINE_FEED = 0x0a;

/**
 * Creates the file in `directory`.
 *
 * @throws Error that names the folder and the way out.
 */
export async function openInputSpool(directory: string): Promise<InputSpool> {
  const path = join(directory, `cdf-upload-${randomUUID()}`);
  const handle = await explaining(directory, () => open(path, "wx+", FILE_MODE));
  // An unlinked file disappears however the process ends. Where an open file cannot be unlinked, `close` removes it.
  await rm(path, { force: true }).catch(() => {});
  let size = 0;
  return {
    get size(): number {
      return size;
    },
    append: (lines) =>
      explaining(directory, async () => {
        const bytes = Buffer.from(`${lines.join("\n")}\n`);
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, size + done);
          done += bytesWritten;
        }
        size += bytes.length;
      }),
    async *read(start, end) {
      const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, end - start));
      let rest = Buffer.alloc(0);
      for (let at = start; at < end; ) {
        const { bytesRead } = await handle.read(chunk, 0, Math.min(chunk.length, end - at), at);
        if (bytesRead === 0) throw new Error(`The list of files to send in ${directory} was cut off.`);
        at += bytesRead;
        const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
        let from = 0;
        for (let line = bytes.indexOf(LINE_FEED); line >= 0; line = bytes.indexOf(LINE_FEED, from)) {
          yield bytes.toString("utf8", from, line);
          from = line + 1;
        }
        rest = bytes.subarray(from);
      }
    },
    close: async () => {
      await handle.close();
      await rm(path, { force: true }).catch(() => {});
    },
  };
}

async function explaining<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = describeError(cause);
    throw new Error(
      `The list of files to send could not be written to ${directory}: ${why} Free some space there, or set TMPDIR to another folder.`,
      { cause },
    );
  }
}
