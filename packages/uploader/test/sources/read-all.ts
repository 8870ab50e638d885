import type { PartBody, Source } from "../../src/sources/source.js";

/** A range of a source, copied into one array. */
export async function readAll(
  source: Source,
  start: number = 0,
  end: number = source.size,
  window: number = 64 * 1024,
): Promise<Uint8Array> {
  return readBody(source.open(start, end), window);
}

/** The rest of a body, copied into one array. Closes the body. */
export async function readBody(body: PartBody, window: number = 64 * 1024): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (;;) {
      const view = await body.next(new Uint8Array(window));
      if (view.byteLength === 0) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      chunks.push(new Uint8Array(view));
    }
  } finally {
    await body.close();
  }
}
