import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blobSource } from "../../src/sources/blob-source.js";
import type { PartRequest } from "../../src/transport/transport.js";
import { blobBodies } from "../../src/transport/xhr/part-body.js";

const MIB = 1024 * 1024;

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((_, response) => response.end("here"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  url = `http://127.0.0.1:${address.port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const blob = new Blob([new Uint8Array(24 * MIB)]);
const part = (more: Partial<PartRequest> = {}): PartRequest => ({
  url,
  partNumber: 1,
  attempt: 1,
  source: blobSource(blob),
  start: 0,
  end: blob.size,
  signal: new AbortController().signal,
  ...more,
});

describe("the body of a Blob part", () => {
  it("is the Blob, until it stalls although the store is reachable; then its bytes, until these stall too", async () => {
    const bodies = blobBodies();
    const request = part();
    expect((await bodies.open(request, blob)).body).toBe(blob);
    await bodies.silent(request, blob, 1);
    expect((await bodies.open(request, blob)).body).toBe(blob);
    await bodies.silent(request, blob, 0);
    const bytes = await bodies.open(request, blob);
    expect(bytes.body).toBeInstanceOf(Uint8Array);
    bytes.release();
    expect((await bodies.open(part(), blob)).body).toBe(blob);
    await bodies.silent(request, bytes.body, 0);
    expect((await bodies.open(request, blob)).body).toBe(blob);
  });

  it("stays the Blob if the store cannot be reached, or the part is larger than the limit", async () => {
    const bodies = blobBodies();
    const away = part({ url: "http://127.0.0.1:1/" });
    await bodies.silent(away, blob, 0);
    expect((await bodies.open(away, blob)).body).toBe(blob);
    const request = part();
    const large = new Blob([blob, blob, blob]);
    await bodies.silent(request, large, 0);
    expect((await bodies.open(request, large)).body).toBe(large);
  });

  it("never takes more than 64 MiB of memory: a part waits for its turn, or is aborted", async () => {
    const bodies = blobBodies();
    const source = blobSource(blob);
    await bodies.silent(part({ source }), blob, 0);
    const held = [await bodies.open(part({ source }), blob), await bodies.open(part({ source }), blob)];
    let opened = 0;
    const third = bodies.open(part({ source }), blob).then((body) => {
      opened += 1;
      return body;
    });
    const controller = new AbortController();
    const fourth = bodies.open(part({ source, signal: controller.signal }), blob);
    fourth.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(opened).toBe(0);
    controller.abort(new Error("enough"));
    await expect(fourth).rejects.toThrow("enough");
    held[0]?.release();
    held[0]?.release();
    expect((await third).body).toBeInstanceOf(Uint8Array);
  });
});
