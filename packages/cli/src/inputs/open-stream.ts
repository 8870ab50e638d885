import { constants, createReadStream, openSync, type Stats } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";

/**
 * Opens a named pipe or a device. Opening a pipe that nobody writes to yet holds a thread until somebody does, and Node's exit
 * with it. So on Linux it is opened without waiting, and the event loop hears of the first byte: a run that is stopped lets go of
 * it at once. Elsewhere such a pipe would look ended before it has begun.
 */
export function openStream(path: string, stats: Stats): Readable {
  if (process.platform !== "linux" || !stats.isFIFO()) return createReadStream(path);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}
