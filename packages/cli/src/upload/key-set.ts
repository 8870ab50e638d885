import { createHash } from "node:crypto";

/** A set of texts. Keeps 64 bits of each, so a million of them need 16 MiB. */
export interface KeySet {
  /** Returns whether the text is new. */
  add(text: string): boolean;
}

const SLOTS_MIN = 1024;

/** An empty set: a hash table of digests with open addressing, so no text needs its own object. */
export function createKeySet(): KeySet {
  let slots = new Uint32Array(2 * SLOTS_MIN);
  let count = 0;
  /** The slot of a digest, or a free slot for it. */
  const find = (table: Uint32Array, high: number, low: number): number => {
    const mask = table.length / 2 - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const [a = 0, b = 0] = [table[2 * slot], table[2 * slot + 1]];
      if ((a === 0 && b === 0) || (a === high && b === low)) return 2 * slot;
    }
  };
  const put = (table: Uint32Array, high: number, low: number): boolean => {
    const place = find(table, high, low);
    if (table[place] !== 0 || table[place + 1] !== 0) return false;
    table[place] = high;
    table[place + 1] = low;
    return true;
  };
  const grow = (): void => {
    const larger = new Uint32Array(2 * slots.length);
    for (let place = 0; place < slots.length; place += 2) {
      const [high = 0, low = 0] = [slots[place], slots[place + 1]];
      if (high !== 0 || low !== 0) put(larger, high, low);
    }
    slots = larger;
  };
  return {
    add(text) {
      const digest = createHash("sha256").update(text).digest();
      // A slot whose halves are both zero is free.
      if (!put(slots, digest.readUInt32BE(0) || 1, digest.readUInt32BE(4))) return false;
      count += 1;
      if (8 * count > 3 * slots.length) grow();
      return true;
    },
  };
}
