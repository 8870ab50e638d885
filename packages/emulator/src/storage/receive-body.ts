import { createWriteStream } from "node:fs";
import type { Duplex, Readable } from "node:stream";
import { BodyCutError } from "../http/body-cut-error.js";

export interface ReceiveTarget {
  readonly path: string;
  /** Byte offset; the file must exist when it is not 0. */
  readonly start: number;
  /** `r+` to write inside a file that exists, `w` for a new one. */
  readonly flags: "r+" | "w";
  /** A stream in between, when a fault slows or cuts the body. */
  readonly shape?: Duplex | undefined;
  /** Told of every chunk that came. */
  onReceived(bytes: number): void;
  /** Told now and then how many bytes are on disk. */
  onWritten?(bytes: number): void;
}

/** Bytes held at most between a socket and the disk: enough that many chunks go to disk in one `writev`. */
const LARGEST_BUFFER = 1024 * 1024;
const SMALLEST_BUFFER = 64 * 1024;

/** Bytes that all bodies together may hold, about: a thousand at once must not fill the memory. */
const ALL_BUFFERS = 16 * 1024 * 1024;

/** Bodies under way in this process. */
let underWay = 0;

function bufferSize(): number {
  return Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, Math.floor(ALL_BUFFERS / underWay)));
}

/** Bytes between two reports of what is on disk. */
const REPORT_STEP = 4 * 1024 * 1024;

/**
 * Streams a request body to disk and answers with the number of bytes. Settles after the file is closed, so no
 * write is under way any more. When the disk refuses, the rest of the body is read and thrown away, because the
 * connection is still needed for the answer (`stream.pipeline` would destroy it).
 */
export function receiveBody(body: Readable, target: ReceiveTarget): Promise<number> {
  const { path, start, flags, shape } = target;
  underWay += 1;
  const file = createWriteStream(path, { flags, start, mode: 0o600, highWaterMark: bufferSize() });
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const fail = (error: Error) => {
      if (failure !== undefined) return;
      failure = error;
      body.unpipe();
      shape?.unpipe();
      body.resume();
      file.destroy();
    };
    const onCut = () => {
      if (!body.readableEnded) fail(new BodyCutError());
    };
    let reported = 0;
    body.on("data", (chunk: Buffer) => {
      target.onReceived(chunk.length);
      if (file.bytesWritten < reported + REPORT_STEP) return;
      reported = file.bytesWritten;
      target.onWritten?.(reported);
    });
    body.once("close", onCut);
    body.once("error", onCut);
    shape?.once("error", fail);
    file.once("error", fail);
    file.once("close", () => {
      underWay -= 1;
      if (failure === undefined) resolve(file.bytesWritten);
      else reject(failure);
    });
    if (shape === undefined) body.pipe(file);
    else body.pipe(shape).pipe(file);
    if (body.destroyed) onCut();
  });
}
