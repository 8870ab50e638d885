import { createInterface } from "node:readline/promises";
import { UsageError } from "../errors.js";

/** What a command asks before it deletes something. */
export interface Confirmation {
  /** Ends with a question mark. */
  readonly question: string;
  /** What was not done, if the answer is no: one sentence. */
  readonly otherwise: string;
  /** `--yes`: the answer is yes without a prompt. */
  readonly yes: boolean | undefined;
}

/**
 * Continues only after a confirmation: `y` or `yes`, or `--yes`. When standard input is not a terminal, nobody can answer.
 *
 * @throws UsageError otherwise.
 */
export async function confirm({ question, otherwise, yes = false }: Confirmation): Promise<void> {
  if (yes || (process.stdin.isTTY && (await ask(question)))) return;
  throw new UsageError(`${otherwise} Pass --yes to run without a prompt.`);
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
