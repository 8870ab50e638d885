// `pnpm docs:build` writes the site to docs/.vitepress/dist; `pnpm docs:dev` serves it on 127.0.0.1 and follows edits.
//
// Usage: node site/build.mjs [--dev] [--out FOLDER]
import { watch } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, createServer } from "vitepress";
import { writeForPrograms } from "./llms.mjs";
import { stage } from "./stage.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const staged = fileURLToPath(new URL("../.site/", import.meta.url));
const { values } = parseArgs({ options: { dev: { type: "boolean" }, out: { type: "string" } } });

const pages = stage(staged);
if (values.dev === true) {
  const server = await createServer(root, { host: "127.0.0.1" });
  await server.listen();
  server.printUrls();
  watch(root, { recursive: true }, (_, name) => {
    if (name !== null && /^[\w/-]+\.(md|svg|png)$/.test(name)) stage(staged);
  });
} else {
  const out = values.out ?? fileURLToPath(new URL("../.vitepress/dist/", import.meta.url));
  await build(root, { outDir: out });
  writeForPrograms(out, pages);
}
