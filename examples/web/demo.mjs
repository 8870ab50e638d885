// The emulator, and the page that uploads to it.
import { fileURLToPath } from "node:url";
import { startEmulator } from "@cdf-multipart/emulator";
import { createServer } from "vite";

/**
 * Starts the emulator and the page.
 *
 * @param {{ port?: number, faults?: readonly import("@cdf-multipart/emulator").Fault[] }} [options] `port` of
 *   the page; 0 takes a free one.
 */
export async function startDemo({ port = 5173, faults = [] } = {}) {
  const emulator = await startEmulator({ uploadedDelay: 200, faults });
  const server = await createServer({
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "warn",
    server: { host: "127.0.0.1", port },
    resolve: { conditions: ["@cdf-multipart/source", "browser", "module", "development|production"] },
    define: {
      "import.meta.env.VITE_CDF_URL": JSON.stringify(emulator.url),
      "import.meta.env.VITE_CDF_PROJECT": JSON.stringify(emulator.project),
      "import.meta.env.VITE_CDF_TOKEN": JSON.stringify(emulator.token),
    },
  });
  await server.listen();
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
    },
  };
}
