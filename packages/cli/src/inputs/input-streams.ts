import { constants, createReadStream, openSync, type Stats } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { InputError } from "../errors.js";

/** Bytes that can be read only once, and that can be closed during a read. */
export type ClosableStream = AsyncIterable<Uint8Array> & { destroy(): void };

/**
 * Passes the bytes on, and fails at the end if there were none. A program that failed writes nothing, so its pipe looks like an
 * empty file: `false | cdf-upload - --name x`.
 */
export function refuseEmpty(stream: Readable): ClosableStream {
  return {
    // Ends a pending read, as with the stream itself.
    destroy: () => void stream.destroy(),
    [Symbol.asyncIterator]: () => {
      const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
      let empty = true;
      return {
        next: async () => {
          const chunk = await chunks.next();
          if (chunk.done !== true) empty &&= chunk.value.length === 0;
          else if (empty) throw new InputError(EMPTY);
          return chunk;
        },
        return: async () => chunks.return?.() ?? { done: true, value: undefined },
      };
    },
  };
}

const EMPTY =
  "is empty, so nothing was uploaded. Check whether the command before the pipe failed, or add --allow-empty to upload an empty file";

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
