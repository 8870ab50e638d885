import { type Duplex, Transform } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Exchange } from "../http/exchange.js";
import type { FaultAction } from "../http/fault.js";
import { BodyCutError } from "../http/request-body.js";
import { resetSocket } from "./reset-socket.js";

/** The stream between socket and disk that applies a fault to the bytes of a request body. */
export function requestShape(exchange: Exchange): Duplex | undefined {
  const { fault } = exchange;
  return exchange.operation === "download" ? undefined : endingWith(exchange, shapeOf(fault, exchange));
}

/** The stream between disk and socket that applies a fault to the bytes of a download. */
export function answerShape(exchange: Exchange): Duplex | undefined {
  return endingWith(exchange, shapeOf(exchange.fault, exchange));
}

/**
 * A stream that never releases its bytes must still end with the connection. Once the last byte of a request
 * was read, the request emits no event when its client disconnects. The response does.
 */
function endingWith({ response }: Exchange, shape: Duplex | undefined): Duplex | undefined {
  shape?.on("error", () => {});
  response.once("close", () => shape?.destroy(new BodyCutError()));
  return shape;
}

function shapeOf(fault: FaultAction | undefined, exchange: Exchange): Duplex | undefined {
  switch (fault?.type) {
    case "reset":
      return fault.when === "after-bytes"
        ? cutAfter(fault.bytes ?? 0, () => resetConnection(exchange))
        : undefined;
    case "stall":
      return cutAfter(fault.afterBytes ?? 0, () => {});
    case "disk-full":
      return failAfter(fault.afterBytes ?? 0);
    case "slow":
      return fault.bytesPerSecond === undefined ? undefined : slowed(fault.bytesPerSecond, exchange);
    default:
      return undefined;
  }
}

/** Resets the connection. The client sees ECONNRESET (a TCP reset instead of an orderly end). */
export function resetConnection({ request }: Exchange): void {
  resetSocket(request.socket);
}

/** Passes `bytes` through and then nothing more, not even the end. `reached` is called once. */
function cutAfter(bytes: number, reached: () => void): Duplex {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      if (chunk.length < left) {
        left -= chunk.length;
        callback(null, chunk);
        return;
      }
      // The callback is never called, so nothing more is read and the sender's window fills up.
      this.push(chunk.subarray(0, left));
      reached();
    },
    flush() {
      reached();
    },
  });
}

/** The error of a write to a full disk. */
export class DiskFullError extends Error {
  override readonly name = "DiskFullError";
  readonly code = "ENOSPC";
  constructor() {
    super("No space left on device.");
  }
}

function failAfter(bytes: number): Duplex {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      if (chunk.length > left) {
        callback(new DiskFullError());
        return;
      }
      left -= chunk.length;
      callback(null, chunk);
    },
  });
}

function slowed(bytesPerSecond: number, exchange: Exchange): Duplex {
  const gone = new AbortController();
  exchange.response.once("close", () => gone.abort());
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      // This timer keeps no process alive; the server does. A client that disconnected is noticed only after
      // all bytes that it had sent.
      const pause = { signal: gone.signal, ref: false };
      sleep((chunk.length / bytesPerSecond) * 1000, undefined, pause).then(
        () => callback(null, chunk),
        () => callback(),
      );
    },
  });
}
