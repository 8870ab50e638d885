// Starts the sink for measurements: compiled if possible, otherwise in this process (then it is the
// bottleneck).
import { startCSink } from "./c-sink.mjs";
import { makeCertificate } from "./certificate.mjs";
import { startNginxStore } from "./nginx-store.mjs";
import { startNodeSink } from "./node-sink.mjs";

/**
 * @param {Pick<import("../types.js").Bench, "tools" | "folder">} bench
 * @param {{ tls?: boolean, crc?: boolean, store?: import("../types.js").Store }} [options] `crc`: compute a
 *   checksum of every body, for the correctness run
 * @returns {Promise<import("../types.js").Sink>}
 */
export async function startSink({ tools, folder }, { tls = false, crc = false, store = "sink" } = {}) {
  if (tls && tools.openssl === undefined)
    throw new Error("TLS needs the openssl command to create a certificate. Install openssl.");
  const certificate = tls ? await makeCertificate(folder) : undefined;
  if (store === "nginx") {
    if (tools.nginx === undefined) throw new Error("nginx is not installed (Debian: nginx-light).");
    return startNginxStore({ tls: certificate });
  }
  const program = tools.native.sink;
  if (program === undefined || (tls && !tools.native.tls)) return startNodeSink({ tls: certificate, crc });
  return startCSink(program, { tls: certificate, crc });
}
