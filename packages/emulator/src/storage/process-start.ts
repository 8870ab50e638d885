import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Where the processes are that this one can see: the machine since it was started, and the container. Numbers of
 * processes mean the same only within.
 */
export function ownWorld(): string {
  return [hostname(), read("/proc/sys/kernel/random/boot_id"), link("/proc/self/ns/pid")].join(" ");
}

/**
 * When a process of this world began, as text that no other process with its number has; `undefined` where the system
 * does not say (Windows, macOS), or there is no such process.
 */
export function startOf(pid: number): string | undefined {
  // The second field is the program's name, which may hold anything; the 22nd is the start in ticks.
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
