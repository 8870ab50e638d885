import { hideSecrets, withoutSecrets } from "@cdf-multipart/core";
import { printable, printableJson, printableLines } from "./printable.js";

/**
 * All output to standard output and standard error passes through this file. It removes known secrets and escapes control
 * characters in texts that come from servers, files and users.
 */

/** One line for people, on standard error. */
export function toStderr(line: string): void {
  process.stderr.write(`${printable(hideSecrets(line))}\n`);
}

/** One line for people, on standard output. */
export function toStdout(line: string): void {
  process.stdout.write(`${printable(hideSecrets(line))}\n`);
}

/** Several lines, on standard output. Names in the text must be escaped already, so that each line break is a real one. */
export function linesToStdout(text: string): void {
  process.stdout.write(`${printableLines(hideSecrets(text))}\n`);
}

/** One object for programs, as a line of JSON on standard output. */
export function jsonToStdout(value: object): void {
  process.stdout.write(`${printableJson(JSON.stringify(withoutSecrets(value)))}\n`);
}

/** Prints the URL and token of an emulator, with the token, since handing them over is the purpose of the command. */
export function handOver(text: string): void {
  process.stdout.write(`${printableLines(text)}\n`);
}
