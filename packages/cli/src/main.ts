#!/usr/bin/env node
import { guardStandardOutput } from "./ends/standard-output.js";

guardStandardOutput();
const args = process.argv.slice(2);
if (args.length === 1 && args[0] === "--version") {
  // Asked by scripts, often: without the parser of arguments it costs little more than Node itself.
  const { readVersion } = await import("./program/version.js");
  process.stdout.write(`${readVersion()}\n`);
} else {
  const { runToAnEnd } = await import("./ends/whatever-happens.js");
  const { keepIgnoringHangUp } = await import("./ends/hang-up.js");
  const { standSomewhere } = await import("./ends/working-folder.js");
  keepIgnoringHangUp();
  standSomewhere();
  runToAnEnd(async () => (await import("./program/run-program.js")).runProgram(args));
}
