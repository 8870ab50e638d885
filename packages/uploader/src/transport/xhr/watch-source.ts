import type { PartRequest } from "../transport.js";

/** ms. A file that changed ends its upload within seconds, whatever the line: Firefox and WebKit then send nothing and say nothing. */
const EVERY = 2000;

/**
 * Looks at the source again and again while a part of it goes out, and tells when it changed. The function returned ends that.
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
