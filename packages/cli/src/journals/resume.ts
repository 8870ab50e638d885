import { stat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { StoredUpload } from "@cdf-multipart/uploader";
import { givenPath } from "../inputs/given-path.js";
import { type FileInput, inputProblem } from "../inputs/input.js";
import { describeError } from "../output/describe-error.js";
import type { Found } from "../run/candidate.js";
import { NOT_A_JOURNAL } from "./status.js";

/** Interrupted uploads as files to upload, each with its source and target. */
export async function* resumable(uploads: readonly StoredUpload[]): AsyncGenerator<Found> {
  for (const upload of uploads) yield await toFound(upload);
}

async function toFound({ id, condition, source, into, target }: StoredUpload): Promise<Found> {
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
    return { kind: "candidate", input, shown: source, into: { file: into.file }, overwrite: into.overwrite };
  } catch (error) {
    return inputProblem(shown, describeError(error));
  }
}
