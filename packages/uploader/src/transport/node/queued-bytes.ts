import type { Socket } from "node:net";

/**
 * Bytes that were written to the socket and still wait to be taken by the kernel.
 *
 * Only the handle's own `writeQueueSize` falls while one long write drains, and Node's own socket timeout reads it for
 * that reason; the documented counters move when the whole write is done. It is read with care, so that a runtime without it
 * falls back to `writableLength`.
 */
export function queuedBytes(socket: Socket | null): number {
  if (socket === null) return 0;
  const handle: unknown = Reflect.get(socket, "_handle");
  if (typeof handle === "object" && handle !== null && "writeQueueSize" in handle) {
    if (typeof handle.writeQueueSize === "number") return handle.writeQueueSize;
  }
  return socket.writableLength;
}
