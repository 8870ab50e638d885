import { readdir, readlink } from "node:fs/promises";

/**
 * The open files, sockets and pipes of the process, sorted. Empty on systems other than Linux, so that
 * comparisons still hold. Other parts of the process open and close files at any time, so a test names its
 * folder.
 *
 * @param folder only files below it.
 */
export async function openFiles(folder: string = ""): Promise<string[]> {
  if (process.platform !== "linux") return [];
  const targets = await Promise.all(
    (await readdir("/proc/self/fd")).map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")),
  );
  return targets
    .filter((target) => target !== "" && !target.startsWith("/proc/") && target.startsWith(folder))
    .sort();
}
