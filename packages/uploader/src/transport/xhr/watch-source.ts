import type { PartRequest } from "../transport.js";

/**
 * ms. With this interval, a changed file ends its upload within seconds on any connection. Firefox and WebKit
 * then send nothing and report nothing.
 */
const EVERY = 2000;

/**
 * Checks the source repeatedly while a part of it is sent, and reports a change. The returned function stops
 * that.
 */
export function watchSource(
  { source, start, end }: PartRequest,
  changed: (error: unknown) => void,
): () => void {
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    try {
      await source.verifyRange?.(start, end);
    } catch (error) {
      changed(error);
    }
    looking = false;
  }, EVERY);
  return () => clearInterval(timer);
}
