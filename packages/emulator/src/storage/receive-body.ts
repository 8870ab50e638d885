import { closeSync, constants, openSync, writeSync } from "node:fs";
import type { Duplex, Readable } from "node:stream";
import { BodyCutError } from "../http/body-cut-error.js";

export interface ReceiveTarget {
  readonly path: string;
  /** Byte offset; the file must exist when it is not 0. */
  readonly start: number;
  /** Whether it is made now; else the file exists, and is written inside. */
  readonly isNew: boolean;
  /** A stream in between, when a fault slows or cuts the body. */
  readonly shape?: Duplex | undefined;
  /** Told of every chunk that came. */
  onReceived(bytes: number): void;
  /** Told of every chunk that is on disk, in their order. */
  onWritten(chunk: Buffer): void;
}

/** A symbolic link that took the place of a file leads to what is not ours. Windows has no such flag. */
const INSIDE = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0);

/**
 * Streams a request body to disk and answers with the number of bytes. Settles after the file is closed, so no
 * write is under way any more. When the disk refuses, the rest of the body is read and thrown away, because the
 * connection is still needed for the answer (`stream.pipeline` would destroy it).
 *
 * Each chunk is in the page cache before the next one of any body is read. So no body waits in memory, however many
 * come at once: with queued writes a thousand PUTs held 350 MiB. A disk that cannot follow stops the reading, and
 * thereby the senders.
 */
export function receiveBody(body: Readable, target: ReceiveTarget): Promise<number> {
  const { path, start, isNew, shape } = target;
  return new Promise((resolve, reject) => {
    let file: number | undefined = openSync(path, isNew ? "wx" : INSIDE, 0o600);
    let written = 0;
    const close = (): boolean => {
      if (file === undefined) return false;
      closeSync(file);
      file = undefined;
      return true;
    };
    const fail = (error: unknown): void => {
      if (!close()) return;
      body.unpipe();
      body.resume();
      reject(error);
    };
    const onCut = (): void => {
      if (!body.readableEnded) fail(new BodyCutError());
    };
    const take = (chunk: Buffer): void => {
      if (file === undefined) return;
      try {
        writeWhole(file, chunk, start + written);
      } catch (error) {
        fail(error);
        return;
      }
      written += chunk.length;
      target.onWritten(chunk);
    };
    body.on("data", (chunk: Buffer) => target.onReceived(chunk.length));
    body.once("close", onCut);
    body.once("error", onCut);
    shape?.once("error", fail);
    const source = shape === undefined ? body : body.pipe(shape);
    source.on("data", take);
    source.once("end", () => {
      if (close()) resolve(written);
    });
    if (body.destroyed) onCut();
  });
}

/** A disk that fills up takes the first bytes of a chunk and refuses the rest. */
function writeWhole(file: number, chunk: Buffer, position: number): void {
  let done = 0;
  while (done < chunk.length) done += writeSync(file, chunk, done, chunk.length - done, position + done);
}
