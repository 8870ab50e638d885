import { createHash, timingSafeEqual } from "node:crypto";

/** Compares secrets by their digests, so that the duration of the comparison reveals nothing about them. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
