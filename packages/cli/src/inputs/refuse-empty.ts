import type { ByteStream } from "@cdf-multipart/uploader/node";
import { InputError } from "./input.js";

/**
 * The same bytes; where there is none, an error at the end. A program that failed writes nothing, and its pipe looks like an empty
 * file: `false | cdf-upload - --name x`.
 */
export function refuseEmpty(stream: AsyncIterable<Uint8Array>): ByteStream {
  return {
    [Symbol.asyncIterator]: () => {
      const chunks = stream[Symbol.asyncIterator]();
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
