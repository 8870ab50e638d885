// The compiled sink with its control server: C receives the bytes, the dialects answer the operations.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { startControlServer } from "./control-server.mjs";

/**
 * @param {string} program path of the compiled sink
 * @param {{ tls?: { cert: string, key: string } | undefined, crc?: boolean | undefined }} options
 * @returns {Promise<import("../types.js").Sink>}
 */
export async function startCSink(program, { tls, crc }) {
  let origin = "";
  const control = await startControlServer(() => origin);
  const args = ["--control", String(control.port)];
  if (tls !== undefined) args.push("--cert", tls.cert, "--key", tls.key);
  if (crc === true) args.push("--crc");
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  const { port, admin } = JSON.parse(line);
  origin = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
  /** @param {string} path */
  const ask = async (path) =>
    (await fetch(`http://127.0.0.1:${admin}${path}`, { headers: { connection: "close" } })).json();
  return {
    kind: "C",
    port,
    tls: tls !== undefined,
    origin,
    caFile: tls?.cert,
    stats: () => ask("/stats"),
    parts: () => ask("/parts"),
    reset: async () => void (await ask("/reset")),
    close: async () => {
      child.stdin.end();
      await once(child, "exit");
      control.close();
    },
  };
}
