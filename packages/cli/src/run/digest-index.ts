/** A set of digests. */
export interface DigestIndex {
  has(digest: Buffer): boolean;
}

/**
 * An index of the digests in `content`, which are stored one after the other and have equal length. Needs about 8 bytes per
 * digest in addition to the content: a million of them fit in 24 MiB.
 */
export function digestIndex(content: Buffer, length: number): DigestIndex {
  const count = Math.floor(content.length / length);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 1)));
  const mask = slots.length - 1;
  /** The slot of a digest, or the free slot for it. Digests are random, so their first bytes serve as the hash. */
  const find = (digest: Buffer): number => {
    let slot = digest.readUInt32BE() & mask;
    for (;;) {
      const place = slots[slot] ?? 0;
      if (place === 0) return slot;
      const start = (place - 1) * length;
      if (content.compare(digest, 0, length, start, start + length) === 0) return slot;
      slot = (slot + 1) & mask;
    }
  };
  for (let at = 0; at < count; at += 1)
    slots[find(content.subarray(at * length, (at + 1) * length))] = at + 1;
  return { has: (digest) => slots[find(digest)] !== 0 };
}
