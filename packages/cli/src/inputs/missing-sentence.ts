import { stat } from "node:fs/promises";
import { nearest } from "../program/nearest.js";
import type { PathRules } from "./path-rules.js";

/** Why there is no file of a name, with the way out where one can be seen. */
export async function missingSentence(
  word: string,
  { rules, commands }: { readonly rules: PathRules; readonly commands: readonly string[] },
): Promise<string> {
  if (word.includes("\uFFFD")) return "its name is not UTF-8, and names in CDF are. Rename it";
  const twin = await otherForm(word);
  if (twin !== undefined) {
    return `there is no file of this name, but one whose name looks the same: its accents are stored ${twin}. Take the name from a listing of the folder`;
  }
  const slashes = word.replaceAll("\\", "/");
  if (!rules.windows && slashes !== word && (await exists(slashes))) {
    return `there is no file or folder of this name: a \\ is a character of a name here. Write ${slashes}`;
  }
  const command = nearest(word, commands);
  return `there is no file or folder of this name${command === undefined ? "" : ` (did you mean the command ${command}?)`}`;
}

/** How the accents of a file are stored that differs by them alone. */
async function otherForm(word: string): Promise<string | undefined> {
  const forms = [
    ["NFC", "as part of their letters (Unicode NFC)"],
    ["NFD", "apart from their letters (Unicode NFD, as macOS does)"],
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
