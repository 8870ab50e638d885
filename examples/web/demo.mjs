// The emulator, and the page that uploads to it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@cdf-multipart/emulator";
import { build, createServer, preview } from "vite";

/**
 * Starts the emulator and the page.
 *
 * @param {{ port?: number, faults?: readonly import("@cdf-multipart/emulator").Fault[], root?: string, plugins?: import("vite").PluginOption[], built?: boolean }} [options]
 *   `port` of the page: 0 takes a free one. `root`: the folder of the page, if not this one. `built`: serves the
 *   page as it is built for production.
 */
export async function startDemo({ port = 5173, faults = [], root = here, plugins = [], built = false } = {}) {
  const emulator = await startEmulator({ uploadedDelay: 200, faults });
  const outDir = built ? await mkdtemp(join(tmpdir(), "cdf-demo-build-")) : undefined;
  /** @type {import("vite").InlineConfig} */
  const config = {
    root,
    plugins,
    configFile: false,
    logLevel: "warn",
    server: { host: "127.0.0.1", port },
    preview: { host: "127.0.0.1", port },
    ...(outDir === undefined ? {} : { build: { outDir, emptyOutDir: true } }),
    resolve: { conditions: ["@cdf-multipart/source", "browser", "module", "development|production"] },
    define: {
      "import.meta.env.VITE_CDF_URL": JSON.stringify(emulator.url),
      "import.meta.env.VITE_CDF_PROJECT": JSON.stringify(emulator.project),
      "import.meta.env.VITE_CDF_TOKEN": JSON.stringify(emulator.token),
    },
  };
  const server = await (built ? serveBuilt(config) : serveSources(config));
  const address = server.httpServer?.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : port}/`;
  // The page has another origin than the emulator, so the emulator must allow it.
  emulator.setCors({ origin: new URL(url).origin });
  return {
    url,
    emulator,
    async close() {
      await server.close();
      await emulator.close();
      if (outDir !== undefined) await rm(outDir, { recursive: true });
    },
  };
}

const here = fileURLToPath(new URL(".", import.meta.url));

/** @param {import("vite").InlineConfig} config */
async function serveSources(config) {
  const server = await createServer(config);
  return await server.listen();
}

/** @param {import("vite").InlineConfig} config */
async function serveBuilt(config) {
  await build(config);
  return await preview(config);
}
