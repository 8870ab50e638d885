import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import type { PartBody } from "../../sources/source.js";
import { SourceError } from "../../sources/source-error.js";
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
 */
export function startBodyPump(options: BodyPumpOptions): BodyPump {
  const { request, socket, body, windows, size } = options;
  let handed = 0;
  let written = 0;
  let stopped = false;
  let closed: Promise<void> | undefined;
  let resume = (): void => {};

  const write = (view: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      resume = resolve;
      // The header and the first bytes go out together.
      const first = handed === view.byteLength;
      if (first) {
        socket.cork();
        request.flushHeaders();
      }
      // An error here is also the request's `error`, which ends the attempt.
      socket.write(view, (error) => {
        if (error === null || error === undefined) {
          written += view.byteLength;
          options.onWritten(written);
        }
        resolve();
      });
      if (first) socket.uncork();
    });

  let reading: Promise<Uint8Array> | undefined;
  const run = async (): Promise<void> => {
    let spare = windows.second;
    let filling = windows.first;
    reading = body.next(filling);
    while (true) {
      const view = await reading;
      reading = undefined;
      if (stopped) return;
      handed += view.byteLength;
      if (view.byteLength === 0 || handed > size) throw wrongLength(handed, size);
      const drained = write(view);
      if (handed < size) {
        [filling, spare] = [spare, filling];
        reading = body.next(filling);
        // It is awaited in the next round; until then a failure must not count as unhandled.
        reading.catch(ignore);
      }
      options.onChunk?.(view);
      await drained;
      if (stopped) return;
      if (reading === undefined) {
        request.end();
        return;
      }
    }
  };

  const close = (): Promise<void> => {
    closed ??= body.close().catch(ignore);
    return closed;
  };
  const done = run();
  const idle = done
    .catch(ignore)
    .then(() => reading?.then(ignore, ignore))
    .then(close);
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
      resume();
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
