import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFilesClient, type FilesClient, isApiError, isNetworkError } from "../../src/index.js";
import { FILE, failureOf, TOKEN } from "../support/fake-service.js";

/** Behaviour that only a real socket shows; the emulator covers the rest. */

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const close of closers.splice(0)) await close();
});

async function against(listener: RequestListener): Promise<{ client: FilesClient; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const client = createFilesClient({
    baseUrl: `http://127.0.0.1:${port}/proxy`,
    project: "p",
    token: TOKEN,
    retry: { retries: 1, minDelay: 1 },
  });
  return { client, paths };
}

describe("a real connection", () => {
  it("that leads to a redirect is not followed: that would turn a POST into a GET, and send the token elsewhere", async () => {
    const { client, paths } = await against((_, response) =>
      response.writeHead(302, { location: "/elsewhere", "x-outside-contract": "a proxy" }).end(),
    );
    const error = await failureOf(client.byIdsFiles([{ id: 7 }]));
    expect(isApiError(error) && [error.status, error.code]).toEqual([302, "unexpected-status"]);
    expect(String(error)).toContain("give it as the base URL");
    expect(paths).toEqual(["POST /proxy/api/v1/projects/p/files/byids"]);
  });

  it("that ends in the middle of the headers, or short of its length, is a lost connection", async () => {
    for (const cut of ["HTTP/1.1 200 OK\r\ncontent-le", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"]) {
      const { client, paths } = await against((request) => {
        request.socket.end(cut);
      });
      const error = await failureOf(client.getFileByInternalId(7));
      expect(isNetworkError(error) && [error.code, error.mayHaveArrived]).toEqual(["connection-lost", true]);
      expect(paths).toHaveLength(2);
    }
  });

  it("is used again for later requests", async () => {
    const ports = new Set<number | undefined>();
    const { client } = await against((request, response) => {
      ports.add(request.socket.remotePort);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(FILE));
    });
    for (let id = 1; id <= 30; id += 1) await client.getFileByInternalId(id);
    expect(ports.size).toBeLessThan(5);
  });

  it("does not use fetch in Node, unless the caller has replaced the runtime's fetch", async () => {
    const { client, paths } = await against((_, response) => response.end(JSON.stringify(FILE)));
    const fetch = vi.fn(async () => Response.json({ ...FILE, id: 8 }));
    expect(await client.getFileByInternalId(7)).toMatchObject({ id: 7 });
    vi.stubGlobal("fetch", fetch);
    expect(await client.getFileByInternalId(8)).toMatchObject({ id: 8 });
    vi.unstubAllGlobals();
    expect(await client.getFileByInternalId(7)).toMatchObject({ id: 7 });
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(paths).toHaveLength(2);
  });

  it("may split a character", async () => {
    const name = "Prüfkörper 測定.bin";
    const { client } = await against((_, response) => {
      for (const byte of Buffer.from(JSON.stringify({ ...FILE, name }))) response.write(Uint8Array.of(byte));
      response.end();
    });
    expect(await client.getFileByInternalId(7)).toMatchObject({ name });
  });

  it("is closed when its call is aborted, and the caller gets the reason", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const closed = new Promise((resolve) => {
      void against((request) => {
        request.socket.once("close", resolve);
        controller.abort(reason);
      }).then(({ client }) =>
        expect(client.getFileByInternalId(7, { signal: controller.signal })).rejects.toBe(reason),
      );
    });
    await closed;
  });
});
