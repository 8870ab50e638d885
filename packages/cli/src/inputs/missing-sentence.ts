import { stat } from "node:fs/promises";
import { nearest } from "../options/nearest.js";
import type { PathRules } from "./path-rules.js";

/** The message for a file that does not exist, with the probable cause if there is one. */
export async function missingSentence(
  word: string,
  { rules, commands }: { readonly rules: PathRules; readonly commands: readonly string[] },
): Promise<string> {
  if (word.includes("\uFFFD")) return "its name is not valid UTF-8, which CDF requires. Rename it";
  const twin = await otherForm(word);
  if (twin !== undefined) {
    return `there is no file with this name, but one whose name looks the same: its accents are stored ${twin}. Copy the name from a listing of the folder`;
  }
  const slashes = word.replaceAll("\\", "/");
  if (!rules.windows && slashes !== word && (await exists(slashes))) {
    return `there is no file or folder with this name, because \\ is not a separator on this system. Write ${slashes}`;
  }
  const command = nearest(word, commands);
  return `there is no file or folder with this name${command === undefined ? "" : ` (did you mean the command ${command}?)`}`;
}

/** How the accents are stored in the name of a file that differs only in that; undefined if there is no such file. */
async function otherForm(word: string): Promise<string | undefined> {
  const forms = [
    ["NFC", "as part of their letters (Unicode NFC)"],
    ["NFD", "separately from their letters (Unicode NFD, as on macOS)"],
  ] as const;
  for (const [form, how] of forms) {
    const other = word.normalize(form);
    if (other !== word && (await exists(other))) return how;
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
