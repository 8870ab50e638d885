/**
 * What an attempt gives to the browser: the slice of the file, which the browser reads by itself, or its bytes.
 *
 * There are Blobs that a browser reads but does not send (reported of Safari, for Blobs that come out of IndexedDB and for files):
 * the request then stands still without an error. Where the store can be reached and not one byte of a Blob went out, the
 * parts of that source are read into memory from then on, as many at once as a bound allows.
 */
import type { Source } from "../../sources/source.js";
import type { PartRequest } from "../transport.js";
import { isReachable } from "./is-reachable.js";
import type { Sendable } from "./put-body.js";

/** The body of one attempt. */
export interface PartBytes {
  readonly body: Sendable;
  /** Gives back the memory that it takes. Safe to call twice. */
  release(): void;
}

/** What the attempts of one transport know of the Blobs that they send. */
export interface BlobBodies {
  /** Waits until the bytes fit into the bound, where they are needed. Rejects with the part's signal's reason, and as the Blob does. */
  open(part: PartRequest, blob: Blob): Promise<PartBytes>;
  /** An attempt ended without an answer, after so many bytes. */
  silent(part: PartRequest, body: Sendable, written: number): Promise<void>;
}

/** Bytes that all attempts together may hold. A larger part goes out as a Blob, come what may. */
const BOUND = 64 * 1024 * 1024;

/** Nothing is known yet: everything goes out as a Blob. */
export function blobBodies(): BlobBodies {
  const stuck = new WeakSet<Source>();
  const waiting = new Set<() => void>();
  let held = 0;

  const take = async (size: number, signal: AbortSignal): Promise<void> => {
    while (held + size > BOUND) {
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      signal.throwIfAborted();
    }
    held += size;
  };

  return {
    async open({ source, signal }, blob): Promise<PartBytes> {
      const { size } = blob;
      if (!stuck.has(source) || size > BOUND) return { body: blob, release(): void {} };
      await take(size, signal);
      let mine = size;
      const release = (): void => {
        held -= mine;
        mine = 0;
        for (const resolve of waiting) resolve();
        waiting.clear();
      };
      try {
        return { body: new Uint8Array(await blob.arrayBuffer()), release };
      } catch {
        // Why it cannot be read is found out when it cannot be sent, either.
        release();
        return { body: blob, release };
      }
    },
    async silent({ source, url, signal }, body, written): Promise<void> {
      if (written > 0) return;
      if (!(body instanceof Blob)) stuck.delete(source);
      else if (await isReachable(url, "no-cors", signal)) stuck.add(source);
    },
  };
}
