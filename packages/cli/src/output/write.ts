import { hideSecrets, withoutSecrets } from "@cdf-multipart/core";
import { printable, printableJson, printableLines } from "./printable.js";

/**
 * The one way to standard output and standard error. What servers, files and people have put into a text comes out without known
 * secrets, and with control characters as escapes.
 */

/** One line for people, on standard error. */
export function toStderr(line: string): void {
  process.stderr.write(`${printable(hideSecrets(line))}\n`);
}

/** One line for people, on standard output. */
export function toStdout(line: string): void {
  process.stdout.write(`${printable(hideSecrets(line))}\n`);
}

/** Several lines, on standard output. Names in them are printable already: their line breaks are none. */
export function linesToStdout(text: string): void {
  process.stdout.write(`${printableLines(hideSecrets(text))}\n`);
}

/** One object for programs, as a line of JSON on standard output. */
export function jsonToStdout(value: object): void {
  process.stdout.write(`${printableJson(JSON.stringify(withoutSecrets(value)))}\n`);
}

/** What a command is there to hand over, with the token that belongs to it: the address of an emulator. */
export function handOver(text: string): void {
  process.stdout.write(`${printableLines(text)}\n`);
}
