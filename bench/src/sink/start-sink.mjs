// The sink for measurements: compiled where that is possible, else in this process (and then it is the bottleneck).
import { startCSink } from "./c-sink.mjs";
import { makeCertificate } from "./certificate.mjs";
import { startNginxStore } from "./nginx-store.mjs";
import { startNodeSink } from "./node-sink.mjs";

/**
 * @param {Pick<import("../types.js").Bench, "tools" | "folder">} bench
 * @param {{ tls?: boolean, crc?: boolean, store?: import("../types.js").Store }} [options] `crc`: sum every body, for the run that checks correctness
 * @returns {Promise<import("../types.js").Sink>}
 */
export async function startSink({ tools, folder }, { tls = false, crc = false, store = "sink" } = {}) {
  if (tls && tools.openssl === undefined)
    throw new Error("TLS needs the openssl command, for a certificate.");
  const certificate = tls ? await makeCertificate(folder) : undefined;
  if (store === "nginx") {
    if (tools.nginx === undefined) throw new Error("There is no nginx (Debian: nginx-light).");
    return startNginxStore({ tls: certificate });
  }
  const program = tools.native.sink;
  if (program === undefined || (tls && !tools.native.tls)) return startNodeSink({ tls: certificate, crc });
  return startCSink(program, { tls: certificate, crc });
}
