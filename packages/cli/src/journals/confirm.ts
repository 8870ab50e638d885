import { createInterface } from "node:readline/promises";
import { UsageError } from "../errors.js";

/** The prompt of a command before it deletes something. */
export interface Confirmation {
  /** Ends with a question mark. */
  readonly question: string;
  /** One sentence about what was not done, if the answer is no. */
  readonly otherwise: string;
  /** `--yes`: the answer is yes without a prompt. */
  readonly yes: boolean | undefined;
}

/**
 * Resolves only after a confirmation: `y` or `yes`, or `--yes`. Without a terminal on standard input, only
 * `--yes` confirms.
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
