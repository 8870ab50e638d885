import { spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { onTestFinished } from "vitest";

/** Listens with a queue of one and then blocks. The kernel fills the queue and drops further connections. */
const LISTENER = `
const server = require("node:net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  process.stdout.write(String(server.address().port) + "\\n", () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
});`;

/** A server that neither accepts nor refuses connections. */
export async function blackhole(): Promise<{ readonly url: string }> {
  const child = spawn(process.execPath, ["-e", LISTENER], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const port = Number(line);
  const fillers = Array.from({ length: 6 }, () => createConnection(port, "127.0.0.1").on("error", () => {}));
  onTestFinished(() => {
    for (const filler of fillers) filler.destroy();
  });
  // The queue is full when some connections are established and the others get no response.
  await Promise.race(fillers.map((filler) => once(filler, "connect")));
  return { url: `http://127.0.0.1:${port}` };
}
