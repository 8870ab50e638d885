import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { StateRecord } from "./records.js";

/**
 * The emulator's state as an append-only file of JSON lines. Writes are synchronous: once a call returns, the
 * record is in the kernel and survives a kill of the process (not a power cut, which is no test of a client).
 */
export interface StateLog {
  append(record: StateRecord): void;
  close(): void;
}

const LOG_NAME = "state.jsonl";

/**
 * Reads what an earlier run left. A torn last line (killed while writing) was never acknowledged and is dropped;
 * a torn line anywhere else means a damaged folder and is an error.
 */
export function readStateLog(directory: string): StateRecord[] {
  const path = join(directory, LOG_NAME);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  const lines = text.split("\n");
  const records: StateRecord[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    try {
      records.push(JSON.parse(line));
    } catch (cause) {
      if (index === lines.length - 1) break;
      throw new Error(
        `The emulator's state ${path} is damaged at line ${index + 1}. Start it with another directory, or delete this one.`,
        { cause },
      );
    }
  }
  return records;
}

/** Begins a fresh log that holds `records` (the compacted state), replacing the old one in one step. */
export function openStateLog(
  directory: string,
  records: Iterable<StateRecord>,
  write: (descriptor: number, bytes: Buffer, offset: number) => number = writeSync,
): StateLog {
  const path = join(directory, LOG_NAME);
  const fresh = `${path}.new`;
  writeFileSync(fresh, Array.from(records, (record) => `${JSON.stringify(record)}\n`).join(""), {
    mode: 0o600,
  });
  renameSync(fresh, path);
  const descriptor = openSync(path, "a");
  let size = fstatSync(descriptor).size;
  let open = true;
  return {
    append(record) {
      // After close only answers that nobody waits for can come here; what they say is not recorded.
      if (!open) return;
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      try {
        let written = 0;
        while (written < line.length) written += write(descriptor, line, written);
        size += line.length;
      } catch (error) {
        // A disk that fills up takes the first bytes of a record; the next one must not be glued to them.
        ftruncateSync(descriptor, size);
        throw error;
      }
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}
