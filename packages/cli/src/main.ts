// The program. `start.cts` loads its bundle.
import { guardStandardOutput } from "./ends/standard-output.js";

guardStandardOutput();

/** Rejects when a module of the program cannot be loaded. */
export const started: Promise<void> = start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<void> {
  if (args.length === 1 && args[0] === "--version") {
    // Scripts often request the version: without the argument parser it costs little more than the start of
    // Node.
    const { readVersion } = await import("./package-files.js");
    process.stdout.write(`${readVersion()}\n`);
    return;
  }
  const { runToAnEnd } = await import("./ends/end-process.js");
  const { keepIgnoringHangUp } = await import("./ends/hang-up.js");
  const { standSomewhere } = await import("./ends/working-folder.js");
  keepIgnoringHangUp();
  standSomewhere();
  runToAnEnd(async () => (await import("./program/run-program.js")).runProgram(args));
}
