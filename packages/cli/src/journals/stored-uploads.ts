import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { type InterruptedUpload, interruptedUploads } from "@cdf-multipart/uploader";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
import { UsageError } from "../errors.js";
import { type FileInput, inputProblem } from "../inputs/input.js";
import { givenPath } from "../inputs/path-rules.js";
import { isOfShard, type Shard } from "../inputs/shard.js";
import { describeError } from "../output/cli-words.js";
import type { Found } from "../run/candidate.js";

/**
 * The uploads that the arguments name, by the beginning of a journal's name, by path, or by external id. Without arguments,
 * all uploads.
 *
 * @throws UsageError about a word that names no upload.
 */
export function chooseUploads(
  uploads: readonly InterruptedUpload[],
  words: readonly string[],
): readonly InterruptedUpload[] {
  if (words.length === 0) return uploads;
  const chosen = new Set<InterruptedUpload>();
  for (const word of words) {
    const meant = uploads.filter((upload) => means(word, upload));
    if (meant.length === 0) {
      throw new UsageError(
        `There is no interrupted upload ${word}. List interrupted uploads with cdf-upload status.`,
      );
    }
    for (const upload of meant) chosen.add(upload);
  }
  return [...chosen];
}

/** Fewer digits are more likely a word than a journal's name. */
const PREFIX_MIN = 4;

function means(word: string, { id, source, target }: InterruptedUpload): boolean {
  const isPrefix = word.length >= PREFIX_MIN && id.startsWith(word);
  return isPrefix || target === word || source === word || source === resolve(word);
}

/** Interrupted uploads as files to upload, each with its source and target. */
export async function* resumable(uploads: readonly InterruptedUpload[]): AsyncGenerator<Found> {
  for (const upload of uploads) yield await toFound(upload);
}

async function toFound({ id, condition, source, into, target }: InterruptedUpload): Promise<Found> {
  const shown = source ?? target ?? id;
  if (condition === "foreign") return inputProblem(shown, NOT_A_JOURNAL);
  if (condition !== "readable") {
    return inputProblem(shown, `its journal ${id} is ${condition}. Remove it with cdf-upload clean`);
  }
  if (source === undefined || into === undefined) {
    return inputProblem(shown, "its journal does not name a source. Repeat the command that started it");
  }
  if (/^https?:/i.test(source)) {
    return inputProblem(shown, "journals do not keep the query of a URL. Repeat the command that started it");
  }
  if (!isAbsolute(source)) {
    return inputProblem(
      shown,
      `its journal ${id} does not have an absolute path. Repeat the command that started it`,
    );
  }
  try {
    const { size, mtimeMs } = await stat(source);
    const given = givenPath(source);
    const input: FileInput = { kind: "file", path: source, given, shown: source, size, modifiedAt: mtimeMs };
    if ("target" in into) return { kind: "candidate", input, shown: source, into: { target: into.target } };
    const ifChanged = into.ifChanged === true ? "if-changed" : undefined;
    if ("node" in into)
      return { kind: "candidate", input, shown: source, into: { node: into.node }, overwrite: ifChanged };
    const overwrite = ifChanged ?? (into.overwrite === true ? "always" : undefined);
    return { kind: "candidate", input, shown: source, into: { file: into.file }, overwrite };
  } catch (error) {
    return inputProblem(shown, describeError(error));
  }
}

/** All journals, the newest first. */
export async function storedUploads(): Promise<readonly InterruptedUpload[]> {
  const uploads = await interruptedUploads(fileJournalStore());
  return [...uploads].sort((a, b) => b.modifiedAt - a.modifiedAt);
}

/** The uploads of a shard, by the names of their journals: a journal does not know the shard that began it. */
export function uploadsOf(
  uploads: readonly InterruptedUpload[],
  shard: Shard | undefined,
): readonly InterruptedUpload[] {
  return uploads.filter(({ id }) => isOfShard({ relative: id }, shard));
}

/** The message about a file that has the name of a journal but is not one. */
export const NOT_A_JOURNAL: string =
  "the file with this name is not a journal of this user, so it was kept. Check it and move it away";
