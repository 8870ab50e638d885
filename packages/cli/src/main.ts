#!/usr/bin/env node
import { runProgram } from "./commands/program.js";
import { ignoreClosedPipe } from "./output/ignore-closed-pipe.js";

ignoreClosedPipe();
process.exitCode = await runProgram(process.argv.slice(2));
