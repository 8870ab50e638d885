import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

/** What an upload in a page costs if Vite bundles it with its defaults, compared with `check:size`. */

const ENTRY = "page-that-uploads";
const CODE = `import { createFilesClient } from "@cdf-multipart/core";
  import { upload } from "@cdf-multipart/uploader/browser";
  globalThis.page = { createFilesClient, upload };`;

async function scripts(): Promise<readonly Rolldown.OutputChunk[]> {
  const built = await build({
    root: fileURLToPath(new URL("..", import.meta.url)),
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@cdf-multipart/source", "browser", "module", "import", "default"] },
    build: { write: false, rolldownOptions: { input: ENTRY } },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === ENTRY ? fileURLToPath(new URL("../src/entry.js", import.meta.url)) : null),
        load: (id) => (id.endsWith("/src/entry.js") ? CODE : null),
      },
    ],
  });
  const [output] = [built].flat();
  if (output === undefined || !("output" in output)) throw new Error("Vite built nothing.");
  return output.output.filter((one) => one.type === "chunk");
}

/** A script and everything that it imports. */
function loadedWith(
  chunks: readonly Rolldown.OutputChunk[],
  start: Rolldown.OutputChunk | undefined,
): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const add = (one: Rolldown.OutputChunk | undefined): void => {
    if (one === undefined || found.has(one)) return;
    found.add(one);
    for (const name of one.imports) add(chunks.find(({ fileName }) => fileName === name));
  };
  add(start);
  return found;
}

it("Vite's default build weighs at most 10 % more than what check:size measures", async () => {
  const chunks = await scripts();
  const page = loadedWith(
    chunks,
    chunks.find(({ isEntry }) => isEntry),
  );
  const engine = chunks.find(({ facadeModuleId }) => facadeModuleId?.includes("/chunks/browser-engine."));
  const upload = loadedWith(chunks, engine);
  const all = [...new Set([...page, ...upload])];
  const weight = all.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);

  const uploader = fileURLToPath(new URL("../../../packages/uploader/", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/check-size.mjs", "--json"], {
    cwd: uploader,
  });
  const measured: { readonly [name: string]: { readonly gzipped: number } } = JSON.parse(stdout);
  const ours = measured["  both, that is: an upload"]?.gzipped ?? 0;
  expect(page.size).toBeLessThanOrEqual(3);
  expect(all.length - page.size).toBeLessThanOrEqual(3);
  expect(weight).toBeGreaterThan(0.8 * ours);
  expect(weight).toBeLessThan(1.1 * ours);
});
