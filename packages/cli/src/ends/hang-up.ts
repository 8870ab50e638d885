import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** The last two bits of the flags of an open file; 1 is "write only". */
const ACCESS_MODE = 0o3;
const WRITE_ONLY = 0o1;
/** The bit of SIGHUP in the signal masks of `/proc/PID/status`. */
const HANG_UP_BIT = 1n;

/**
 * Ignores SIGHUP if the process was started with it ignored (`nohup cdf-upload … &`, `trap '' HUP`). Node resets every signal
 * to its default at the start, so without this a run under `nohup` silently ends with its terminal.
 */
export function keepIgnoringHangUp(): void {
  ignored = hangUpWasIgnored();
  if (ignored) process.on("SIGHUP", () => undefined);
}

/** Whether a run continues when its terminal hangs up. */
export function hangUpIsIgnored(): boolean {
  return ignored;
}

let ignored = false;

/** The inherited setting cannot be queried any more, so this looks for the traces that each way of ignoring leaves. */
function hangUpWasIgnored(): boolean {
  if (process.platform === "win32") return false;
  return startedByNohup() || standardInputIsOfNohup() || parentIgnoresHangUp();
}

/** Shells set `_` to the command that they run, and `nohup` passes that on. */
function startedByNohup(): boolean {
  return basename(process.env["_"] ?? "") === "nohup";
}

/** GNU `nohup` replaces a terminal as standard input with `/dev/null`, opened write only. */
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

/** A script that ignores SIGHUP passes that on to its child processes. */
function parentIgnoresHangUp(): boolean {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, "utf8");
    const mask = /^SigIgn:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0";
    return (BigInt(`0x${mask}`) & HANG_UP_BIT) !== 0n;
  } catch {
    return false;
  }
}
