import leven from "leven";

/** Edits that a typing error may have; a third of the word at most. */
const DISTANCE_MAX = 3;

/** The word that was probably meant, or undefined. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((candidate) => ({ candidate, distance: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.min(DISTANCE_MAX, Math.ceil(word.length / 3)))
    // Most people hit the first letter.
    .sort(
      (a, b) =>
        a.distance - b.distance || Number(b.candidate[0] === word[0]) - Number(a.candidate[0] === word[0]),
    );
  return best?.candidate;
}
