import { composedName } from "../inputs/path-rules.js";
import type { Candidate, Found } from "../run/candidate.js";
import { identityOf, lookalike } from "./duplicates.js";
import { createKeySet } from "./key-set.js";

/** Finds files that would become the same file in CDF. */
export interface Doubles {
  add(candidate: Candidate): void;
  /**
   * The number of duplicates, and the first `most` of them as sentences. Reads the files again to name them.
   *
   * @param note receives notices about names that differ only in the Unicode form of their accents: they are different files, but
   * look the same.
   */
  explain(
    again: () => AsyncIterable<Found>,
    most: number,
    note: (line: string) => void,
  ): Promise<{ readonly count: number; readonly faults: readonly string[] }>;
}

/** Keys of files that look the same, and notices about them. */
const ALIKE_MAX = 20;
/** Keys of duplicates that are kept until they are named. */
const KEYS_MAX = 100;

/** Keeps 8 to 16 bytes per file, and the keys of the first duplicates only. */
export function createDoubles(): Doubles {
  const keys = createKeySet();
  const looks = createKeySet();
  const double = new Set<string>();
  const alike = new Set<string>();
  let count = 0;
  return {
    add(candidate) {
      const identity = identityOf(candidate);
      if (identity === undefined) return;
      const { key } = identity;
      if (!keys.add(key)) {
        count += 1;
        if (double.size < KEYS_MAX) double.add(key);
        return;
      }
      // Names of ASCII characters have one form.
      if (!/[^\0-\x7F]/.test(key)) return;
      const composed = composedName(key);
      if (!looks.add(composed) && alike.size < ALIKE_MAX) alike.add(composed);
    },
    async explain(again, most, note) {
      const faults: string[] = [];
      if (double.size + alike.size === 0) return { count, faults };
      const byKey = new Map<string, string>();
      const byLooks = new Map<string, string>();
      for await (const found of again()) {
        const identity = found.kind === "candidate" ? identityOf(found) : undefined;
        if (identity === undefined) continue;
        const { key, sentence } = identity;
        const same = byKey.get(key);
        if (same !== undefined) {
          if (faults.length < most) faults.push(`${found.shown}: ${sentence(same)}.`);
          else if (alike.size === 0) break;
          continue;
        }
        if (double.has(key)) byKey.set(key, found.shown);
        const composed = composedName(key);
        if (!alike.has(composed)) continue;
        const other = byLooks.get(composed);
        if (other !== undefined) note(lookalike(found.shown, other));
        byLooks.set(composed, found.shown);
      }
      return { count, faults };
    },
  };
}
