import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** The last two bits of the flags of an open file: 1 is "for writing only". */
const ACCESS_MODE = 0o3;
const WRITE_ONLY = 0o1;
/** Bit of SIGHUP (1) in the masks of `/proc/PID/status`. */
const HANG_UP_BIT = 1n;

/**
 * Ignores SIGHUP where the process was started with it ignored (`nohup cdf-upload … &`, `trap '' HUP`). Node sets every signal
 * back to its default when it starts, so without this a run under `nohup` ends with its terminal, without a word.
 */
export function keepIgnoringHangUp(): void {
  ignored = hangUpWasIgnored();
  if (ignored) process.on("SIGHUP", () => undefined);
}

/** Whether a run goes on when its terminal hangs up. */
export function hangUpIsIgnored(): boolean {
  return ignored;
}

let ignored = false;

/** What was inherited can no longer be asked for, so it is told from the traces that each of these ways leaves. */
function hangUpWasIgnored(): boolean {
  if (process.platform === "win32") return false;
  return startedByNohup() || standardInputIsOfNohup() || parentIgnoresHangUp();
}

/** Shells name the command that they run in `_`, and `nohup` hands that on. */
function startedByNohup(): boolean {
  return basename(process.env["_"] ?? "") === "nohup";
}

/** GNU `nohup` puts `/dev/null`, opened for writing only, in the place of a terminal. */
function standardInputIsOfNohup(): boolean {
  try {
    const flags = /^flags:\s*(\d+)/m.exec(readFileSync("/proc/self/fdinfo/0", "utf8"))?.[1] ?? "0";
    return (
      (Number.parseInt(flags, 8) & ACCESS_MODE) === WRITE_ONLY &&
      readlinkSync("/proc/self/fd/0") === "/dev/null"
    );
  } catch {
    return false;
  }
}

/** A script that ignores it hands that on to what it starts. */
function parentIgnoresHangUp(): boolean {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, "utf8");
    const mask = /^SigIgn:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0";
    return (BigInt(`0x${mask}`) & HANG_UP_BIT) !== 0n;
  } catch {
    return false;
  }
}
