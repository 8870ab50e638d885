import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { isOutOfDescriptors } from "../../disk/descriptors.js";

/** Identifies a process, also against a later process with the same number. */
export interface ProcessIdentity {
  /** A hash of host, boot and process namespace. Process numbers can be compared only where it is equal. */
  readonly machine: string;
  readonly pid: number;
  /**
   * When the process was started, in the kernel's ticks since boot; `0` where the system does not report it.
   */
  readonly start: string;
}

/** What the system reports about processes. Tests pass their own. */
export interface ProcessPort {
  /** The number of this process. */
  readonly pid: number;
  /** Whether a process has this number now. */
  exists(pid: number): boolean;
  /**
   * When the process with this number was started; `gone` for a process that has ended; undefined where the
   * system does not report it.
   */
  startOf(pid: number): string | undefined;
}

/**
 * Whether the process is still the same one. `unsure`: a process with its number exists, but the system does
 * not report its start, so the number may have been reused.
 */
export type Liveness = "alive" | "dead" | "unsure";

/** The system that this process runs on. Only Linux reports when a process was started (`/proc`). */
export const THIS_SYSTEM: ProcessPort = Object.freeze<ProcessPort>({
  pid: process.pid,
  exists(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: the process exists and belongs to another user.
      return error instanceof Error && "code" in error && error.code === "EPERM";
    }
  },
  startOf,
});

/** This process. */
export function ownIdentity(port: ProcessPort = THIS_SYSTEM): ProcessIdentity {
  return { machine: machine(), pid: port.pid, start: port.startOf(port.pid) ?? "0" };
}

/** Whether the process with this number on this machine is still the same one. */
export function livenessOf({ pid, start }: ProcessIdentity, port: ProcessPort = THIS_SYSTEM): Liveness {
  if (!port.exists(pid)) return "dead";
  const now = port.startOf(pid);
  if (now === undefined || start === "0") return now === "gone" ? "dead" : "unsure";
  return now === start ? "alive" : "dead";
}

let machineOnce: string | undefined;

function machine(): string {
  machineOnce ??= readMachine();
  return machineOnce;
}

function readMachine(): string {
  const boot = tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const namespace = tryRead(() => readlinkSync("/proc/self/ns/pid"));
  return createHash("sha256")
    .update(JSON.stringify([hostname(), boot, namespace]))
    .digest("hex")
    .slice(0, 12);
}

/**
 * Field 22 of `/proc/PID/stat`. The program name, field 2, may contain any character; it ends at the last
 * closing bracket.
 */
function startOf(pid: number): string | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie counts as gone: it no longer holds anything.
  if (fields?.[0] === "Z" || fields?.[0] === "X") return "gone";
  const start = fields?.[19];
  return start !== undefined && /^\d+$/.test(start) ? start : undefined;
}

/** A read that failed for lack of a descriptor says nothing, so the error is thrown. */
function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch (error) {
    if (isOutOfDescriptors(error)) throw error;
    return undefined;
  }
}
