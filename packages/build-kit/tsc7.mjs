#!/usr/bin/env node
/**
 * TypeScript 7's compiler: `tsc7 -p tsconfig.json`. It builds and checks types in a fifth of the time of `tsc`, and writes
 * the same JavaScript and the same types. It has its own name, because otherwise both compilers would be called `tsc`.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = dirname(createRequire(import.meta.url).resolve("typescript7/package.json"));
await import(pathToFileURL(join(folder, "bin/tsc")).href);
