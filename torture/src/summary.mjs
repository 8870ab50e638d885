import { NODE_STATES } from "./node-state.mjs";
import { VARIANTS } from "./round.mjs";

/**
 * The rounds as a table, one line per variant.
 *
 * @param {readonly import("./round.mjs").RoundResult[]} results
 * @returns {string} Markdown
 */
export function summaryTable(results) {
  const lines = VARIANTS.flatMap((variant) => {
    const some = results.filter((result) => result.variant === variant);
    if (some.length === 0) return [];
    /** @param {"clientKills" | "emulatorKills" | "partsSentAgain" | "inFlight" | "entriesLeft" | "refused" | "cleaned"} field */
    const sum = (field) => some.reduce((total, result) => total + result[field], 0);
    const bad = some.filter(({ faults }) => faults.length > 0).length;
    const cells = [
      variant,
      some.length,
      sum("clientKills"),
      sum("emulatorKills"),
      `${sum("partsSentAgain")} (${sum("inFlight")})`,
      sum("entriesLeft"),
      sum("refused"),
      sum("cleaned"),
      bad,
    ];
    return [`| ${cells.join(" | ")} |`];
  });
  return [
    "| killed | rounds | client kills | emulator kills | parts sent again (at most) | entries without content left | refused by the lock | journals removed by repeating the command | rounds with a fault |",
    "|---|---|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

/**
 * In which states uploads into nodes were killed, and how often.
 *
 * @param {readonly import("./round.mjs").RoundResult[]} results
 * @returns {string} one line; empty without such uploads
 */
export function statesLine(results) {
  const all = results.flatMap(({ states }) => states);
  if (all.length === 0) return "";
  const counts = NODE_STATES.map((state) => `${state} ${all.filter((one) => one === state).length}`);
  return `Uploads into nodes were killed when: ${counts.join("; ")}; done ${all.filter((one) => one === "done").length}.`;
}

/**
 * The faults of a round, with the command that repeats it.
 *
 * @param {import("./round.mjs").RoundResult} result
 * @param {number} size bytes
 */
export function describeFault({ variant, seed, faults, story }, size) {
  return [
    `Round with seed ${seed} (${variant}):`,
    ...faults.map((fault) => `  - ${fault}`),
    ...story.map((line) => `    ${line.replaceAll("\n", "\n    ")}`),
    `  Repeat it with: pnpm torture --rounds 1 --size ${size} --seed ${seed} --variant "${variant}"`,
  ].join("\n");
}
