// The page and its emulator, until Ctrl-C.
import { fileURLToPath } from "node:url";
import { startDemo } from "../web/demo.mjs";

const { url } = await startDemo({ root: fileURLToPath(new URL(".", import.meta.url)) });
process.stdout.write(`The page: ${url}\nPress Ctrl-C to stop.\n`);
