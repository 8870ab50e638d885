import { parseArgs } from "node:util";
import { VARIANTS } from "./round.mjs";

const UNITS = { "": 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** @param {string} text as `60MiB` @returns {number} bytes */
export function parseSize(text) {
  const found = /^(\d+)\s*(KiB|MiB|GiB)?$/.exec(text);
  if (found === null) throw new Error(`"${text}" is no size. Give bytes, or a number with KiB, MiB or GiB.`);
  const unit = /** @type {keyof typeof UNITS} */ (found[2] ?? "");
  return Number(found[1]) * UNITS[unit];
}

/** @param {string} name @param {string} text */
export function parseCount(name, text) {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is "${text}"; give a whole number.`);
  return Number(text);
}

/** What every program that plays rounds understands. */
export const ROUND_OPTIONS = `  --rounds N         how many
  --size SIZE        bytes of the file: 60MiB, 1GiB, …
`;

/** Of `pnpm torture`. */
export const usage = `pnpm torture [options]

Kills uploads at any moment, and the emulator under them, and looks whether anything was lost. SIGTERM ends it with its totals.

${ROUND_OPTIONS}                     (25 rounds of 60MiB)
  --seed N           of the first round; the next ones count on (1)
  --variant NAME     only this one of:
${VARIANTS.map((name) => `                       ${name}`).join("\n")}
  --lanes N          rounds at the same time (1)
  --minutes N        begins no round after so many
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
  if (variants.length === 0) throw new Error(`--variant is one of: ${VARIANTS.join("; ")}.`);
  return {
    rounds: parseCount("rounds", values.rounds),
    size: parseSize(values.size),
    seed: parseCount("seed", values.seed),
    variants,
    lanes: Math.max(1, parseCount("lanes", values.lanes)),
    ...(values.minutes === undefined ? {} : { minutes: parseCount("minutes", values.minutes) }),
  };
}
