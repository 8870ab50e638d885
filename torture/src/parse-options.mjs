import { parseArgs } from "node:util";
import { VARIANTS } from "./round.mjs";

const UNITS = { "": 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** @param {string} text as `60MiB` @returns {number} bytes */
export function parseSize(text) {
  const found = /^(\d+)\s*(KiB|MiB|GiB)?$/.exec(text);
  if (found === null)
    throw new Error(`"${text}" is not a size. Pass bytes, or a number with KiB, MiB or GiB.`);
  const unit = /** @type {keyof typeof UNITS} */ (found[2] ?? "");
  return Number(found[1]) * UNITS[unit];
}

/** @param {string} name @param {string} text */
export function parseCount(name, text) {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is "${text}". Pass a whole number.`);
  return Number(text);
}

/** The options of every program that runs rounds. */
export const ROUND_OPTIONS = `  --rounds N         number of rounds
  --size SIZE        size of the file: 60MiB, 1GiB, …
`;

/** The help of `pnpm torture`. */
export const usage = `pnpm torture [options]

Kills uploads and their emulator at random moments, and checks that nothing is lost. SIGTERM ends it with the totals.

${ROUND_OPTIONS}                     (25 rounds of 60MiB)
  --seed N           seed of the first round; the next rounds count up (1)
  --variant NAME     run only one of these variants:
${VARIANTS.map((name) => `                       ${name}`).join("\n")}
  --lanes N          concurrent rounds (1)
  --minutes N        start no round after this time
`;

/** @param {readonly string[]} args of `pnpm torture` */
export function parseOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: "string", default: "25" },
      size: { type: "string", default: "60MiB" },
      seed: { type: "string", default: "1" },
      variant: { type: "string" },
      lanes: { type: "string", default: "1" },
      minutes: { type: "string" },
    },
  });
  const variants =
    values.variant === undefined ? VARIANTS : VARIANTS.filter((name) => name === values.variant);
  if (variants.length === 0) throw new Error(`--variant must be one of: ${VARIANTS.join("; ")}.`);
  return {
    rounds: parseCount("rounds", values.rounds),
    size: parseSize(values.size),
    seed: parseCount("seed", values.seed),
    variants,
    lanes: Math.max(1, parseCount("lanes", values.lanes)),
    ...(values.minutes === undefined ? {} : { minutes: parseCount("minutes", values.minutes) }),
  };
}
