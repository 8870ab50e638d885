import { open, rename, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";

/** A change of a file on disk. */
export type Edit =
  | "overwritten"
  | "overwritten behind"
  | "rewritten with its old time"
  | "truncated"
  | "appended"
  | "deleted"
  | "replaced"
  | "touched";

/** An event in the middle of an upload. */
export type Deed =
  | Edit
  | "abort"
  | "discard"
  | "pause"
  | "reload"
  | "reload and edit"
  | "back"
  | "offline"
  | "second tab";

const MIB = 1024 * 1024;

const edits: Readonly<Record<Edit, (path: string, size: number) => Promise<void>>> = {
  overwritten: (path, size) => fill(path, 0, size),
  "overwritten behind": (path, size) => fill(path, Math.floor(size / 2), size),
  async "rewritten with its old time"(path, size): Promise<void> {
    const { atime, mtime } = await stat(path);
    await fill(path, 0, size);
    await utimes(path, atime, mtime);
  },
  truncated: (path) => truncate(path, 5000),
  appended: (path) => writeFile(path, "and more", { flag: "a" }),
  deleted: (path) => rm(path),
  async replaced(path, size): Promise<void> {
    await writeFile(`${path}.new`, "");
    await fill(`${path}.new`, 0, size);
    await rename(`${path}.new`, path);
  },
  touched: (path) => utimes(path, new Date(), new Date(Date.now() + 5000)),
};

/** Whether it changes the file. */
export function isEdit(deed: Deed | undefined): deed is Edit {
  return deed !== undefined && deed in edits;
}

/** Changes the file. `size` is its size before. */
export function edit(deed: Edit, path: string, size: number): Promise<void> {
  return edits[deed](path, size);
}

/** Other bytes from `start` to `end`, in place. */
async function fill(path: string, start: number, end: number): Promise<void> {
  const file = await open(path, "r+");
  try {
    for (let at = start; at < end; at += MIB)
      await file.write(new Uint8Array(Math.min(MIB, end - at)).fill(66), 0, undefined, at);
  } finally {
    await file.close();
  }
}
