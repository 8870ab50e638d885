import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import type { PartBody } from "../../sources/source.js";
import { SourceError } from "../../sources/source-error.js";
import { nextFill, type WindowPair } from "./window-pool.js";

/** Moves the bytes of one attempt from its body into its request. */
export interface BodyPump {
  /** The windows in use. */
  readonly windows: WindowPair;
  /** Bytes passed to the request. */
  readonly handed: number;
  /** Bytes that the operating system took. */
  readonly written: number;
  /** True while the next bytes are being read and no bytes wait for the socket. */
  readonly starved: boolean;
  /**
   * Settles when everything was written and the request ended, or after `stop`. Rejects with the error of the
   * source.
   */
  readonly done: Promise<void>;
  /** Resolves when no read is in progress. Then the windows can be reused. Never rejects. */
  readonly idle: Promise<void>;
  /** Sends nothing more and closes the body. */
  stop(): void;
}

/** The request, its body and the windows of a pump. */
export interface BodyPumpOptions {
  readonly request: ClientRequest;
  /** The connection of the request. */
  readonly socket: Socket;
  readonly body: PartBody;
  readonly windows: WindowPair;
  /** Exact number of bytes of the body. */
  readonly size: number;
  /** Receives each view after it was passed to the socket, while it drains. */
  readonly onChunk: ((view: Uint8Array) => void) | undefined;
  /** Called after each window with the bytes that the operating system took so far. */
  readonly onWritten: (bytes: number) => void;
}

/**
 * Reads one window while the other drains. A window is read into again only after the callback of its write.
 * Until then the socket can still refer to it.
 *
 * The bytes bypass the request and go directly to its connection, after the request's header. A body of known
 * length does not need what the request does per write, which took a sixth of our CPU time in user mode. The
 * check of strictContentLength is done here.
 *
 * The functions call each other instead of a loop that awaits. So a window costs the promise of its read and
 * nothing else.
 */
export function startBodyPump(options: BodyPumpOptions): BodyPump {
  const { request, socket, body, windows, size } = options;
  let { first: filling, second: spare } = windows;
  let handed = 0;
  let written = 0;
  let stopped = false;
  /** The current read. Never rejects. */
  let reading: Promise<void> | undefined;
  /** The window that was read and waits until the previous one has drained. */
  let ready: Uint8Array | undefined;
  /** Bytes in the socket; 0 if there are none. */
  let draining = 0;
  /** When they were passed to the socket, ms. */
  let handedAt = 0;
  let closed: Promise<void> | undefined;
  let resolve = (): void => {};
  let reject = (_error: unknown): void => {};
  const done = new Promise<void>((onEnd, onError) => {
    resolve = onEnd;
    reject = onError;
  });

  const onRead = (view: Uint8Array): void => {
    reading = undefined;
    if (draining === 0 && !stopped) hand(view);
    else ready = view;
  };
  const onUnreadable = (error: unknown): void => {
    reading = undefined;
    reject(error);
  };
  const hand = (view: Uint8Array): void => {
    handed += view.byteLength;
    ready = undefined;
    try {
      if (view.byteLength === 0 || handed > size) throw wrongLength(handed, size);
      // Before the write: the next window is read while the operating system copies this one.
      if (handed < size) {
        [filling, spare] = [spare, filling];
        readNext();
      }
      write(view);
      options.onChunk?.(view);
    } catch (error) {
      reject(error);
    }
  };
  const readNext = (): void => {
    const window = windows.fill === filling.byteLength ? filling : filling.subarray(0, windows.fill);
    reading = body.next(window).then(onRead, onUnreadable);
  };
  const write = (view: Uint8Array): void => {
    draining = view.byteLength;
    handedAt = performance.now();
    // Sends the header and the first bytes together.
    const first = handed === view.byteLength;
    if (first) {
      socket.cork();
      request.flushHeaders();
    }
    socket.write(view, onDrained);
    if (first) socket.uncork();
  };
  const onDrained = (error?: Error | null): void => {
    // An error here is also emitted as the request's `error`, which ends the attempt.
    if (error === null || error === undefined) {
      written += draining;
      windows.fill = nextFill(windows, draining, performance.now() - handedAt);
      options.onWritten(written);
    }
    draining = 0;
    if (stopped) return;
    if (ready !== undefined) hand(ready);
    else if (handed === size) {
      request.end();
      resolve();
    }
  };

  const close = (): Promise<void> => {
    closed ??= body.close().catch(ignore);
    return closed;
  };
  const idle = done
    .catch(ignore)
    .then(() => reading)
    .then(close);
  readNext();
  return {
    windows,
    get handed(): number {
      return handed;
    },
    get written(): number {
      return written;
    },
    get starved(): boolean {
      return reading !== undefined && written === handed;
    },
    done,
    idle,
    stop(): void {
      stopped = true;
      resolve();
      void close();
    },
  };
}

function wrongLength(given: number, size: number): SourceError {
  const much = given > size ? "more than" : `only ${given} of`;
  return new SourceError(
    `The source returned ${much} the ${size} bytes of the range. A source must return exactly the bytes from start to end; run sourceConformance from @cdf-multipart/uploader/testing on it.`,
    { code: "source-length" },
  );
}

function ignore(): void {}

/**
 * Bytes that were written to the socket and that the kernel has not taken yet.
 *
 * During one long write, only the handle's own `writeQueueSize` falls; Node's socket timeout reads it for
 * this reason. The documented counters change only when the whole write is done. In a runtime without
 * `writeQueueSize`, the result is `writableLength`.
 */
export function queuedBytes(socket: Socket | null): number {
  if (socket === null) return 0;
  const handle: unknown = Reflect.get(socket, "_handle");
  if (typeof handle === "object" && handle !== null && "writeQueueSize" in handle) {
    if (typeof handle.writeQueueSize === "number") return handle.writeQueueSize;
  }
  return socket.writableLength;
}
