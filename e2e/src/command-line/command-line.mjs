import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const manifest = createRequire(import.meta.url).resolve("@cdf-multipart/cli/package.json");

/** The built `cdf-upload`: a script for Node. */
export const commandLine = join(dirname(manifest), "dist", "main.js");
