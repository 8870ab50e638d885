import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { freePorts } from "./free-port.mjs";
import { ServerProcess } from "./server-process.mjs";

const manifest = createRequire(import.meta.url).resolve("azurite/package.json");
const main = join(dirname(manifest), "dist", "src", "blob", "main.js");

/** The default account of Azurite. Its key is public. */
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/**
 * @typedef {object} Azurite Microsoft's emulator of Azure Blob Storage, on 127.0.0.1
 * @property {string} connectionString
 * @property {() => Promise<void>} stop ends its process and removes its folder
 */

/**
 * Starts the Azurite of npm on a free port, in a temporary folder.
 *
 * @returns {Promise<Azurite>}
 */
export async function startAzurite() {
  const folder = await mkdtemp(join(tmpdir(), "cdf-azurite-"));
  const [port = 0] = await freePorts(1);
  const origin = `http://127.0.0.1:${port}`;
  const server = new ServerProcess(process.execPath, [
    main,
    ...["--blobHost", "127.0.0.1", "--blobPort", String(port), "--location", folder],
    ...["--silent", "--disableTelemetry", "--skipApiVersionCheck"],
  ]);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.answers(`${origin}/`);
  } catch (error) {
    await stop();
    throw error;
  }
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${origin}/${ACCOUNT}`;
  return { connectionString, stop };
}
