import leven from "leven";

/** Maximum number of edits that count as a typing error; in short words, a third of the length. */
const DISTANCE_MAX = 3;

/** The word that the user probably meant, or undefined. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((candidate) => ({ candidate, distance: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.min(DISTANCE_MAX, Math.ceil(word.length / 3)))
    // The first letter is rarely mistyped.
    .sort(
      (a, b) =>
        a.distance - b.distance || Number(b.candidate[0] === word[0]) - Number(a.candidate[0] === word[0]),
    );
  return best?.candidate;
}
