import { createInterface } from "node:readline/promises";

/**
 * Asks a question that only `y` or `yes` answers with yes. Where nobody can answer, the answer is no.
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
