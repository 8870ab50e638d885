#!/usr/bin/env node
import { ignoreClosedPipe } from "./output/ignore-closed-pipe.js";

ignoreClosedPipe();
const args = process.argv.slice(2);
if (args.length === 1 && args[0] === "--version") {
  // Asked by scripts, often: without the parser of arguments it costs little more than Node itself.
  const { readVersion } = await import("./program/version.js");
  process.stdout.write(`${readVersion()}\n`);
} else {
  const { runProgram } = await import("./program/run-program.js");
  process.exitCode = await runProgram(args);
}
