// The page and its emulator, until Ctrl-C.
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { startDemo } from "../web/demo.mjs";

const { url } = await startDemo({ root: fileURLToPath(new URL(".", import.meta.url)), plugins: [vue()] });
process.stdout.write(`The page: ${url}\nPress Ctrl-C to stop.\n`);
