import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** What tells a process from every other, also from a later one with the same number. */
export interface ProcessIdentity {
  /** A hash over host, boot and process namespace: only where it is equal do process numbers mean the same. */
  readonly machine: string;
  readonly pid: number;
  /** When the process was started, in the kernel's ticks since boot; `0` where the system does not tell. */
  readonly start: string;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { machine: machine(), pid: process.pid, start: startOf(process.pid) ?? "0" };
}

/** Whether a process of this machine is still the one that it was. */
export function isAlive({ pid, start }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const now = startOf(pid);
  return now === undefined || start === "0" || now === start;
}

function machine(): string {
  const boot = tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const namespace = tryRead(() => readlinkSync("/proc/self/ns/pid"));
  return createHash("sha256")
    .update(JSON.stringify([hostname(), boot, namespace]))
    .digest("hex")
    .slice(0, 12);
}

/** Field 22 of `/proc/PID/stat`. The name of the program, field 2, may contain anything, but ends with the last bracket. */
function startOf(pid: number): string | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie is dead: it holds nothing any more.
  if (fields?.[0] === "Z" || fields?.[0] === "X") return "gone";
  const start = fields?.[19];
  return start !== undefined && /^\d+$/.test(start) ? start : undefined;
}

function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
