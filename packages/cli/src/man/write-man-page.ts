// Part of `pnpm build`: writes dist/cdf-upload.1, which package.json names as the manual page.
import { writeFileSync } from "node:fs";
import { COMMANDS } from "../commands/commands.js";
import { readVersion } from "../package-files.js";
import { manPage } from "./man-page.js";

writeFileSync(new URL("../cdf-upload.1", import.meta.url), manPage(COMMANDS, readVersion()));
