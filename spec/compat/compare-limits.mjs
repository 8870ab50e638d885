import { gradeOf } from "./grades.mjs";

/** The limits by what they count, each with its minimum and maximum keywords. */
const LIMITS = [
  { lower: ["minimum", "exclusiveMinimum"], upper: ["maximum", "exclusiveMaximum"], what: "" },
  { lower: ["minLength"], upper: ["maxLength"], what: " characters" },
  { lower: ["minItems"], upper: ["maxItems"], what: " items" },
  { lower: ["minProperties"], upper: ["maxProperties"], what: " fields" },
  { lower: [], upper: ["x-max-key-bytes"], what: " bytes of a key" },
  { lower: [], upper: ["x-max-value-bytes"], what: " bytes of a value" },
  { lower: [], upper: ["x-max-total-bytes"], what: " bytes in all" },
  { lower: [], upper: ["x-lifetime-ms"], what: " ms of life" },
];

/** Every keyword that this file compares. */
export const LIMIT_KEYWORDS = new Set(LIMITS.flatMap(({ lower, upper }) => [...lower, ...upper]));

/**
 * Compares the limits of two schemas. A tighter limit refuses values that were accepted; a looser one accepts more.
 *
 * @param {any} base
 * @param {any} head
 * @param {{direction: import("./grades.mjs").Direction, say: (grade: import("./grades.mjs").Grade, text: string) => void}} place
 */
export function compareLimits(base, head, { direction, say }) {
  for (const { lower, upper, what } of LIMITS) {
    for (const [side, keywords] of Object.entries({ lower, upper })) {
      const before = boundOf(base, keywords, side === "lower" ? 1 : -1, what);
      const after = boundOf(head, keywords, side === "lower" ? 1 : -1, what);
      if (before.reach === after.reach) continue;
      const effect = (side === "lower" ? after.reach > before.reach : after.reach < before.reach)
        ? "narrowed"
        : "widened";
      say(
        gradeOf(direction, effect, { mild: true }),
        `${effect === "narrowed" ? "limit tightened" : "limit loosened"}: ${before.text} before, ${after.text} now`,
      );
    }
  }
}

/** The bound on one side, as a number and in words. */
function boundOf(schema, keywords, sign, what) {
  const ends = keywords
    .filter((keyword) => typeof schema[keyword] === "number")
    .map((keyword) => {
      const value = schema[keyword];
      const exclusive = keyword.startsWith("exclusive");
      // The next integer or the closest number: an exclusive bound is slightly tighter than an inclusive one.
      const step = schema.type === "integer" ? 1 : Math.max(Number.EPSILON, Math.abs(value) * Number.EPSILON);
      const words = sign > 0 ? ["at least", "more than"] : ["at most", "less than"];
      return {
        reach: exclusive ? value + sign * step : value,
        text: `${exclusive ? words[1] : words[0]} ${value}${what}`,
      };
    })
    .sort((one, other) => sign * (other.reach - one.reach));
  if (ends[0] !== undefined) return ends[0];
  // Lengths and counts cannot be below 0.
  const open = keywords.includes("minimum") || sign < 0 ? sign * Number.NEGATIVE_INFINITY : 0;
  return { reach: open, text: "no limit" };
}
