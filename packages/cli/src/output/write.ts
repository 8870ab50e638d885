import { hideSecrets, keepUrlSecrets } from "@cdf-multipart/core";
import { withoutSecrets } from "@cdf-multipart/core/internal";
import { keepEnvironmentSecrets } from "@cdf-multipart/core/node";
import { describeError } from "./cli-words.js";
import { printable, printableJson, printableLines } from "./printable.js";
import { softWrap } from "./soft-wrap.js";

/**
 * All output to standard output and standard error passes through this file. It removes known secrets and escapes control
 * characters in texts that come from servers, files and users.
 */

/** One line for people, on standard error. */
export function toStderr(line: string): void {
  process.stderr.write(`${forPeople(line, process.stderr)}\n`);
}

/** One line for people, on standard output. */
export function toStdout(line: string): void {
  process.stdout.write(`${forPeople(line, process.stdout)}\n`);
}

/** A pipe or a file gets each line unbroken. */
function forPeople(line: string, { isTTY, columns }: NodeJS.WriteStream): string {
  const safe = printable(hideSecrets(line));
  return isTTY && columns > 0 ? softWrap(safe, columns) : safe;
}

/** Several lines, on standard output. Names in the text must be escaped already, so that each line break is a real one. */
export function linesToStdout(text: string): void {
  process.stdout.write(`${printableLines(hideSecrets(text))}\n`);
}

/** One object for programs, as a line of JSON on standard output. */
export function jsonToStdout(value: object): void {
  process.stdout.write(`${printableJson(JSON.stringify(withoutSecrets(value)))}\n`);
}

/**
 * Prints the URL and the token of an emulator. The token is not hidden, because the command exists to hand it
 * over.
 */
export function handOver(text: string): void {
  process.stdout.write(`${printableLines(text)}\n`);
}

/** A URL, also as the value of an option. */
const URL_IN_WORD = /[a-z][a-z\d+.-]*:\/\/.*/is;

/** Keeps secrets of the environment and the command line out of all output of this process, including warnings of Node. */
export function keepSecretsOfProcess(args: readonly string[]): void {
  keepEnvironmentSecrets(process.env);
  for (const arg of args) {
    const [url] = URL_IN_WORD.exec(arg) ?? [];
    if (url !== undefined) keepUrlSecrets(url);
  }
  // Some warnings of Node contain a URL.
  const listeners = process.listeners("warning");
  if (listeners.length === 0) return;
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => toStderr(`cdf-upload: ${name}: ${message}`));
}

/** An error as one line: the program, the file if there is one, and the message. Never a stack trace. */
export function errorLine(error: unknown, file?: string): string {
  const subject = file === undefined ? "" : `${printable(file)}: `;
  return `cdf-upload: ${subject}${describeError(error)}`;
}

/** Writes that line to standard error. */
export function printError(error: unknown): void {
  toStderr(errorLine(error));
}
