import { closeSync, constants, openSync, writeSync } from "node:fs";
import type { Duplex, Readable } from "node:stream";
import { BodyCutError } from "../../http/request-body.js";

export interface ReceiveTarget {
  readonly path: string;
  /** Byte offset at which the body is written. The file must exist when it is not 0. */
  readonly start: number;
  /** Whether to create the file. Otherwise the file exists and the body is written into it. */
  readonly isNew: boolean;
  /** A stream in between, when a fault delays or cuts the body. */
  readonly shape?: Duplex | undefined;
  /** Called for every chunk that arrived. */
  onReceived(bytes: number): void;
  /** Called for every chunk that is on disk, in order. */
  onWritten(chunk: Buffer): void;
}

/** A symbolic link in place of the file would lead outside the folder. Windows has no such flag. */
const INSIDE = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0);

/**
 * Streams a request body to disk and returns the number of bytes. Settles after the file is closed, so no
 * write is in flight any more. When the disk refuses, the rest of the body is read and discarded, because the
 * response needs the connection (`stream.pipeline` would destroy it).
 *
 * Each chunk is in the page cache before the next chunk of any body is read. So no body waits in memory,
 * independent of the number of requests: with queued writes a thousand PUTs used 350 MiB. A slow disk slows
 * the reading down, and thereby the senders.
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

/** A disk that becomes full accepts the first bytes of a chunk and refuses the rest. */
function writeWhole(file: number, chunk: Buffer, position: number): void {
  let done = 0;
  while (done < chunk.length) done += writeSync(file, chunk, done, chunk.length - done, position + done);
}
