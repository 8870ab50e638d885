import { rmSync } from "node:fs";

/** Removes a file that nobody needs any more; whether it was there does not matter. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}
