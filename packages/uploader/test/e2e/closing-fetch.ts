import { type IncomingMessage, request } from "node:http";

/**
 * A `fetch` over plain HTTP that keeps no connection, so that a test can count the connections that the
 * uploader itself leaves open.
 */
export const closingFetch: typeof fetch = async (input, init) => {
  const asked = new Request(input, init);
  asked.signal.throwIfAborted();
  const body = Buffer.from(await asked.arrayBuffer());
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = request(asked.url, {
      method: asked.method,
      agent: false,
      headers: { ...Object.fromEntries(asked.headers), "content-length": String(body.length) },
    });
    const onAbort = (): void => void sending.destroy();
    asked.signal.addEventListener("abort", onAbort, { once: true });
    sending.on("close", () => asked.signal.removeEventListener("abort", onAbort));
    sending.on("error", (error) => reject(asked.signal.aborted ? asked.signal.reason : error));
    sending.on("response", resolve);
    sending.end(body);
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value));
  const status = message.statusCode ?? 0;
  return new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers });
};
