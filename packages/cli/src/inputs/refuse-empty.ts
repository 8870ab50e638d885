import type { Readable } from "node:stream";
import { InputError } from "./input.js";

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
