import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import type { PartBody } from "../../sources/source.js";
import { SourceError } from "../../sources/source-error.js";
import { nextFill } from "./window-fill.js";
import type { WindowPair } from "./window-pool.js";

/** What moves the bytes of one attempt from its body into its request. */
export interface BodyPump {
  /** The windows that it works with. */
  readonly windows: WindowPair;
  /** Bytes that were passed to the request. */
  readonly handed: number;
  /** Bytes that the operating system has taken. */
  readonly written: number;
  /** True while the next bytes are being read and none wait for the socket. */
  readonly starved: boolean;
  /** Settles when everything was written and the request was ended, or after `stop`. Rejects with what the source threw. */
  readonly done: Promise<void>;
  /** Settles, never rejects, when no read is under way any more: from then on the windows may be used again. */
  readonly idle: Promise<void>;
  /** Sends nothing more and closes the body. */
  stop(): void;
}

/** What a pump works on. */
export interface BodyPumpOptions {
  readonly request: ClientRequest;
  /** The connection of the request. */
  readonly socket: Socket;
  readonly body: PartBody;
  readonly windows: WindowPair;
  /** Bytes that the body has to give, neither more nor less. */
  readonly size: number;
  /** Sees each view after it was handed over, while it drains. */
  readonly onChunk: ((view: Uint8Array) => void) | undefined;
  /** Bytes taken by the operating system so far; after each window. */
  readonly onWritten: (bytes: number) => void;
}

/**
 * Reads one window while the other drains. A window is read into again only after the callback of its write: until then
 * the socket may still refer to it.
 *
 * The bytes go to the connection itself, behind the request's header: a body of known length needs nothing of what the request
 * does with each write, which was a sixth of our CPU time in user mode. What its strictContentLength would see is checked here.
 *
 * Functions that call each other instead of a loop that waits: a window costs the promise of its read and nothing more.
 */
export function startBodyPump(options: BodyPumpOptions): BodyPump {
  const { request, socket, body, windows, size } = options;
  let { first: filling, second: spare } = windows;
  let handed = 0;
  let written = 0;
  let stopped = false;
  /** Settles, never rejects, with the read that is under way. */
  let reading: Promise<void> | undefined;
  /** Was read, and waits until the window before it has drained. */
  let ready: Uint8Array | undefined;
  /** What the socket holds: 0 when it holds nothing. */
  let draining = 0;
  /** When it was handed to the socket, ms. */
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
      // Before the write, so that the next window is read while the operating system copies this one.
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
    // The header and the first bytes go out together.
    const first = handed === view.byteLength;
    if (first) {
      socket.cork();
      request.flushHeaders();
    }
    socket.write(view, onDrained);
    if (first) socket.uncork();
  };
  const onDrained = (error?: Error | null): void => {
    // An error here is also the request's `error`, which ends the attempt.
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
    `The source gave ${much} the ${size} bytes of the range that was opened. A source must give exactly the bytes from start to end; run sourceConformance from @cdf-multipart/uploader/testing on it.`,
    { code: "source-length" },
  );
}

function ignore(): void {}
