import type { Socket } from "node:net";

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
