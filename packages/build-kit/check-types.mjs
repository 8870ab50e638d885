#!/usr/bin/env node
/**
 * Checks types with TypeScript 7, in a fifth of the time that the `tsc` takes which builds: `check-types -p tsconfig.json`. A name of
 * its own, because two compilers in one package would both be called `tsc`.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = dirname(createRequire(import.meta.url).resolve("typescript7/package.json"));
await import(pathToFileURL(join(folder, "bin/tsc")).href);
