import { createInterface } from "node:readline/promises";

/**
 * Asks for a confirmation: true only for `y` or `yes`. False without a prompt when standard input is not a terminal.
 */
export async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
