import type { Readable } from "node:stream";
import { InputError } from "./input.js";

/** Bytes that come once, and that can be given up while they are waited for. */
export type ClosableStream = AsyncIterable<Uint8Array> & { destroy(): void };

/**
 * The same bytes; where there is none, an error at the end. A program that failed writes nothing, and its pipe looks like an empty
 * file: `false | cdf-upload - --name x`.
 */
export function refuseEmpty(stream: Readable): ClosableStream {
  return {
    // Ends a read that waits, as with the stream itself.
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
  "gave no bytes, and nothing was uploaded. Look whether the command before the pipe failed; where an empty file is meant, give --allow-empty";
