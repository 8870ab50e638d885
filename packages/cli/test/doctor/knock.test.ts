import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { knock } from "../../src/doctor/knock.js";

/** A server that accepts connections and never answers. */
async function makeSilent(): Promise<{ readonly url: string; readonly open: ReadonlySet<Socket> }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {}).resume();
    socket.once("close", () => open.delete(socket));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, open };
}

it.each([
  ["a proxy", "HTTPS_PROXY", "https://service.invalid"],
  ["a server", undefined, undefined],
])("%s that never answers causes a timeout, and no connection stays open", async (_, variable, url) => {
  const silent = await makeSilent();
  for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, name === variable ? silent.url : "");
    vi.stubEnv(name.toLowerCase(), "");
  }
  onTestFinished(() => void vi.unstubAllEnvs());
  const knocking = knock(new URL(url ?? silent.url), 300);
  expect(await knocking).toEqual({ error: new Error("no answer within 0.3 s") });
  await expect.poll(() => silent.open.size).toBe(0);
});
