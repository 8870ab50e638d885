import { createServer } from "node:http";
import { expect, it, vi } from "vitest";

const port = vi.hoisted(() => ({ loads: 0 }));
/** The first load fails, as it does for a process without a free descriptor. */
vi.mock("../../src/http/node-wire.js", async (original) => {
  const module = await original<typeof import("../../src/http/node-wire.js")>();
  return {
    get processWire() {
      port.loads += 1;
      if (port.loads === 1) throw new Error("EMFILE: too many open files");
      return module.processWire;
    },
  };
});

it("a request whose client could not be loaded does not spoil the later ones", async () => {
  const { platformWire } = await import("../../src/http/wire.js");
  const server = createServer((_, response) => response.end("here")).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  const request = { method: "GET", url, headers: {}, body: undefined };
  const ask = () => platformWire(request, new AbortController().signal, () => {});
  try {
    await expect(ask()).rejects.toThrow("EMFILE");
    expect((await ask()).text).toBe("here");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
