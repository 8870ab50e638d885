import { constants, createReadStream, openSync, type Stats } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";

/**
 * Opens a named pipe or a device. The `open` of a pipe without a writer blocks a thread, and so Node's exit. On Linux the pipe is
 * therefore opened in non-blocking mode and the event loop waits for the first byte, so a stopped run can close it immediately.
 * On other systems a pipe without a writer would then look empty.
 */
export function openStream(path: string, stats: Stats): Readable {
  if (process.platform !== "linux" || !stats.isFIFO()) return createReadStream(path);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}
