import { REPORTS_VARIABLE } from "./record/ledger.mjs";

const register = new URL("./register.mjs", import.meta.url).href;

/**
 * Environment variables that put a Node process under the contract. Use them in tests that start a process
 * with its own environment. A process that inherits the test's environment already has them.
 *
 * @returns {Record<string, string>}
 */
export function contractEnvironment() {
  const folder = process.env[REPORTS_VARIABLE];
  if (folder === undefined) return {};
  return { NODE_OPTIONS: withImport(), [REPORTS_VARIABLE]: folder };
}

function withImport() {
  const given = process.env["NODE_OPTIONS"] ?? "";
  const option = `--import=${register}`;
  return given.includes(option) ? given : `${given} ${option}`.trim();
}
