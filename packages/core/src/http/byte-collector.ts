/** Maximum size of a response that is not a success: its message is at the beginning. Bytes. */
const ERROR_MAX = 64 * 1024;

/**
 * Maximum size of any other response, unless a request sets another: 250 upload URLs of 8 KiB need half of
 * it. Bytes.
 */
const RESPONSE_MAX = 4 * 1024 * 1024;

/** An error may list the faults of the request: this many bytes for each sent character. */
const ECHO = 4;

/** The maximum number of bytes of a response that are read. */
export function boundOf(
  status: number,
  request: { readonly body: string | undefined; readonly responseMax?: number | undefined },
): number {
  if (status >= 200 && status <= 299) return request.responseMax ?? RESPONSE_MAX;
  return Math.max(ERROR_MAX, ECHO * (request.body?.length ?? 0));
}

/** Collects a body in pieces of any size and number, in memory that is bounded by its limit. */
export interface ByteCollector {
  /** False when there were more bytes than the limit: the rest is dropped, and no more are needed. */
  add(chunk: Uint8Array): boolean;
  /** What is held. */
  bytes(): Uint8Array;
}

/** @param bound bytes that it holds at most. */
export function byteCollector(bound: number): ByteCollector {
  // Most responses arrive in one piece, which is kept without a copy.
  let held: Uint8Array = new Uint8Array(0);
  let size = 0;
  return {
    add(chunk): boolean {
      if (size === 0 && chunk.byteLength <= bound) {
        held = chunk;
        size = chunk.byteLength;
        return true;
      }
      const taken = Math.min(chunk.byteLength, bound - size);
      if (size + taken > held.byteLength) {
        const larger = new Uint8Array(Math.min(bound, Math.max(16_384, 2 * held.byteLength, size + taken)));
        larger.set(held.subarray(0, size));
        held = larger;
      }
      held.set(chunk.subarray(0, taken), size);
      size += taken;
      return taken === chunk.byteLength;
    },
    bytes: () => held.subarray(0, size),
  };
}

/**
 * The parts of the script for calls that Node's client uses. It is passed, not imported: a module that two
 * scripts import becomes a separate script, which every page with calls would load.
 */
export interface Collecting {
  readonly boundOf: typeof boundOf;
  readonly byteCollector: typeof byteCollector;
}
