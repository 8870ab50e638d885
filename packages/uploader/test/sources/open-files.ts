import { readdir, readlink } from "node:fs/promises";

/** What the process holds open on Linux: files, sockets and pipes, sorted. Nothing elsewhere, so that a comparison holds. */
export async function openFiles(): Promise<string[]> {
  if (process.platform !== "linux") return [];
  const targets = await Promise.all(
    (await readdir("/proc/self/fd")).map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")),
  );
  return targets.filter((target) => target !== "" && !target.startsWith("/proc/")).sort();
}
