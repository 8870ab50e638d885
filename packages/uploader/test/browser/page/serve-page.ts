import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page on its own port, so that its origin differs from those of the API and the store. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Upload</title>
<link rel="stylesheet" href="/app.css"><input id="file" type="file" multiple><main id="app"></main>
<script type="module" src="/app.js"></script></html>`;

function typeOf(path: string): string {
  if (path === "/") return "text/html";
  return path.endsWith(".css") ? "text/css" : "text/javascript";
}

/**
 * Serves the files with a strict Content-Security-Policy: scripts only of this origin, connections only to it
 * and to `connect`.
 */
export async function servePage(
  files: ReadonlyMap<string, Uint8Array>,
  connect: () => readonly string[],
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://page").pathname;
    const file = files.get(path);
    if (path !== "/" && file === undefined) return void response.writeHead(404).end();
    response.setHeader("content-type", typeOf(path));
    response.setHeader(
      "content-security-policy",
      `default-src 'self'; img-src 'self' blob: data:; connect-src 'self' ${connect().join(" ")}`,
    );
    response.end(file ?? HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = addressOf(server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
}
