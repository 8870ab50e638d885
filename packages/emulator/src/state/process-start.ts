import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { codeOf } from "../ground/unknown-value.js";

/**
 * Identifies the set of processes that this process can see: the boot of the machine, and the container.
 * Process numbers are unique only within it.
 */
export function ownWorld(): string {
  return [hostname(), read("/proc/sys/kernel/random/boot_id"), link("/proc/self/ns/pid")].join(" ");
}

/**
 * When a process of this machine or container started, as text that no other process with the same number
 * has. `undefined` where the system does not report it (Windows, macOS), or when there is no such process.
 */
export function startOf(pid: number): string | undefined {
  // The second field is the program's name, which may contain any characters. The 22nd field is the start
  // time in ticks.
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
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
