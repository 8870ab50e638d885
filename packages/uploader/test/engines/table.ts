import { CASES } from "./cases.js";
import { ENGINES } from "./engine.js";
import { type Ending, type EngineCase, endingIn } from "./engine-case.js";

const WORDS: Readonly<Record<Ending, string>> = {
  stored: "stored",
  "stored as edited": "stored, as it is now",
  continued: "continued",
  refused: "refused",
  error: "an error that says so",
};

/** The matrix of cases and engines as a table for `docs/browser.md`. */
export function table(): string {
  const head = [`| | ${ENGINES.join(" | ")} |`, `|---${"|---".repeat(ENGINES.length)}|`];
  return [...head, ...CASES.map(row)].join("\n");
}

function row(one: EngineCase): string {
  const cells = ENGINES.map((engine) => {
    const ending = endingIn(one, engine);
    if (ending === undefined) return "–";
    return one.error?.name === "AbortError" ? "ended" : WORDS[ending];
  });
  return `| ${one.what} | ${cells.join(" | ")} |`;
}
