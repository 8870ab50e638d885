import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "./free-port.mjs";
import { ServerProcess } from "./server-process.mjs";
import { writeSwiftConfig } from "./swift-config.mjs";

const servers = fileURLToPath(new URL("swift-servers.py", import.meta.url));

/** The system's Python, for which Debian installs Swift. PATH may name another one first. */
const PYTHON = "/usr/bin/python3";

const HINT =
  "sudo apt-get install --no-install-recommends swift-proxy swift-account swift-container swift-object memcached";

const ACCESS = Object.freeze({ region: "us-east-1", accessKeyId: "test:tester", secretAccessKey: "testing" });

/**
 * @typedef {object} Swift OpenStack's object store with its S3 API, on 127.0.0.1
 * @property {string} endpoint
 * @property {string} region
 * @property {{ accessKeyId: string, secretAccessKey: string }} credentials
 * @property {() => Promise<void>} stop ends its processes and removes its folder
 */

/**
 * Starts Debian's Swift on free ports, in a temporary folder.
 *
 * @returns {Promise<Swift>}
 */
export async function startSwift() {
  const folder = await mkdtemp(join(tmpdir(), "cdf-swift-"));
  const [memcached = 0, account = 0, container = 0, object = 0, proxy = 0] = await freePorts(5);
  const ports = { memcached, account, container, object, proxy };
  await writeSwiftConfig(folder, ports, ACCESS);
  const server = new ServerProcess(PYTHON, [
    servers,
    folder,
    ...Object.entries(ports).map(([kind, port]) => `${kind}=${port}`),
  ]);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const port of [account, container, object, proxy])
      await server.answers(`http://127.0.0.1:${port}/healthcheck`);
  } catch (cause) {
    await stop();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Swift did not start, and these tests need it. Install it with: ${HINT}. Reason: ${reason}`,
      {
        cause,
      },
    );
  }
  const { region, ...credentials } = ACCESS;
  return { endpoint: `http://127.0.0.1:${proxy}`, region, credentials, stop };
}
