/** What the user drops: files that the attributes of the element allow, and why the others are not taken. */
import { fill } from "../texts.js";
import type { UploadTexts } from "./upload-texts.js";

/** What a drop holds: a part of `DataTransfer`. */
export interface Dropped {
  readonly items: Iterable<Pick<DataTransferItem, "kind" | "getAsFile" | "webkitGetAsEntry">>;
}

/** What the element allows. */
export interface DropRules {
  readonly single: boolean;
  /** As of an input: `.e57,image/*`. */
  readonly accept: string;
  readonly texts: UploadTexts;
}

/** The files of a drop, and a sentence about each that is not taken. */
export interface TakenFiles {
  readonly files: readonly File[];
  readonly refusals: readonly string[];
}

/** Takes files from a drop. Must be called in the event, because the browser empties the drop after it. */
export function takeDropped({ items }: Dropped, { single, accept, texts }: DropRules): TakenFiles {
  const files: File[] = [];
  const refusals: string[] = [];
  for (const item of items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) {
      refusals.push(fill(texts.droppedFolder, { name: entry.name }));
      continue;
    }
    const file = item.getAsFile();
    if (file === null) continue;
    if (isAccepted(file, accept)) files.push(file);
    else refusals.push(fill(texts.notAccepted, { name: file.name }));
  }
  // It is not known which of them is meant.
  if (single && files.length > 1) return { files: [], refusals: [...refusals, texts.dropOne] };
  return { files, refusals };
}

/** Whether an input with this `accept` would offer the file. */
function isAccepted({ name, type }: File, accept: string): boolean {
  const wanted = accept
    .split(",")
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== "");
  if (wanted.length === 0) return true;
  const [lowerName, lowerType] = [name.toLowerCase(), type.toLowerCase()];
  return wanted.some((one) => {
    if (one.startsWith(".")) return lowerName.endsWith(one);
    return one.endsWith("/*") ? lowerType.startsWith(one.slice(0, -1)) : lowerType === one;
  });
}
