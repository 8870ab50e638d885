/**
 * The body of an attempt: the slice of the file, which the browser reads itself, or its bytes.
 *
 * Some Blobs can be read but not sent (reported for Safari, for files and for Blobs from IndexedDB). The
 * request then hangs without an error. If the store is reachable but no byte of a Blob was sent, the parts of
 * its source are read into memory from then on, within a limit.
 */
import { untilAborted } from "@cdf-multipart/core/internal";
import type { Source } from "../../sources/source.js";
import type { PartRequest } from "../transport.js";
import { isReachable } from "./explain-silence.js";
import type { Sendable } from "./put-body.js";

/** The body of one attempt. */
export interface PartBytes {
  readonly body: Sendable;
  /** Releases its memory. Safe to call twice. */
  release(): void;
}

/** The bodies of Blobs that a transport sends, and what it learned about these Blobs. */
export interface BlobBodies {
  /**
   * If the bytes must be read, waits until they fit into the memory limit. Rejects with the signal's reason
   * of the part, or with the Blob's error.
   */
  open(part: PartRequest, blob: Blob): Promise<PartBytes>;
  /** Reports an attempt that ended without a response, after `written` bytes. */
  silent(part: PartRequest, body: Sendable, written: number): Promise<void>;
}

/** Maximum bytes in memory for all attempts together. A larger part is always sent as a Blob. */
const BOUND = 64 * 1024 * 1024;

/** At first, every part is sent as a Blob. */
export function blobBodies(): BlobBodies {
  const stuck = new WeakSet<Source>();
  const waiting = new Set<() => void>();
  let held = 0;

  const take = async (size: number, signal: AbortSignal): Promise<void> => {
    while (held + size > BOUND) {
      await untilAborted(new Promise<void>((resolve) => waiting.add(resolve)), signal);
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
        // The request will report why it cannot be read.
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
