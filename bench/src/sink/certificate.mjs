// A self-signed certificate for 127.0.0.1, created for each bench.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** @param {string} folder @returns {Promise<{ cert: string, key: string }>} paths of the two files */
export async function makeCertificate(folder) {
  const cert = join(folder, "sink.crt");
  const key = join(folder, "sink.key");
  const subject = [
    "-subj",
    "/CN=127.0.0.1",
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-addext",
    "basicConstraints=critical,CA:TRUE",
  ];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  await promisify(execFile)("openssl", ["req", "-x509", ...kind, ...subject, "-keyout", key, "-out", cert]);
  return { cert, key };
}
