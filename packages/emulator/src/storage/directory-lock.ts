import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LOCK_NAME = "emulator.lock";

/** Folders used by this process: in a container the lock of a killed run may carry our own process id. */
const ownFolders = new Set<string>();

/**
 * Keeps two emulators from writing one folder. The lock of a process that is gone is taken over.
 * Returns the function that gives the folder free again.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, LOCK_NAME);
  const holder = readHolder(path);
  const held = holder === process.pid ? ownFolders.has(directory) : holder !== undefined && isAlive(holder);
  if (held) {
    throw new Error(
      `The folder ${directory} is in use by another emulator (process ${holder}). Stop that one, or choose another directory.`,
    );
  }
  writeFileSync(path, `${process.pid}\n`, { mode: 0o600 });
  ownFolders.add(directory);
  return () => {
    ownFolders.delete(directory);
    rmSync(path, { force: true });
  };
}

function readHolder(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
