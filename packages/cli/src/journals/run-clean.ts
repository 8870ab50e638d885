import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FilesClient } from "@cdf-multipart/core";
import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import type { InterruptedUpload } from "@cdf-multipart/uploader";
import {
  DISCARD_GROUP,
  type DiscardedUpload,
  discardManyInterrupted,
  filesAtATime,
} from "@cdf-multipart/uploader/internal";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
import { SettingsError, UsageError } from "../errors.js";
import { countOf } from "../output/amounts.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printable } from "../output/printable.js";
import { errorLine, toStderr, toStdout } from "../output/write.js";
import { RUN_RECORD_NAME, runsFolder } from "../run/run-memory.js";
import { isRunRecord } from "../run/run-record.js";
import { connect } from "../settings/connect.js";
import { confirm } from "./confirm.js";
import { chooseUploads, NOT_A_JOURNAL, storedUploads } from "./stored-uploads.js";

/** Values of the options of `cdf-upload clean`. */
export interface CleanOptions {
  readonly settings?: string;
  readonly yes?: boolean;
  readonly expired?: boolean;
  readonly all?: boolean;
}

/**
 * Discards interrupted uploads: removes their journals and, with settings for their project, their file entries in CDF. Also
 * removes run records that are older than the lifetime of upload URLs.
 */
export async function runClean(words: readonly string[], options: CleanOptions): Promise<ExitCode> {
  if (options.yes === true && options.all !== true && options.expired !== true && words.length === 0) {
    throw new UsageError(
      "--yes does not ask for confirmation, so it needs a selection. Name the uploads, or give --expired or --all.",
    );
  }
  const now = Date.now();
  const chosen = chooseUploads(await storedUploads(), words).filter(
    ({ expiresAt, locked }) =>
      !locked && (options.expired !== true || (expiresAt !== undefined && expiresAt <= now)),
  );
  const runs = await removeOldRuns(now);
  if (runs > 0) toStderr(`Removed ${countOf(runs, "old run record")}.`);
  if (chosen.length === 0) {
    toStdout("No interrupted uploads to discard.");
    return EXIT.ok;
  }
  for (const upload of chosen) toStderr(`  ${nameOf(upload)}`);
  await confirm({
    question: `Discard ${countOf(chosen.length, "upload")}? The parts that were sent are lost.`,
    otherwise: "Nothing was discarded.",
    yes: options.yes,
  });
  const client = tryConnect(options.settings);
  let code: ExitCode = EXIT.ok;
  const journals: InterruptedUpload[] = [];
  for (const upload of chosen) {
    if (upload.condition !== "foreign") journals.push(upload);
    else {
      toStderr(errorLine(new Error(NOT_A_JOURNAL), nameOf(upload)));
      code = EXIT.failed;
    }
  }
  const ids = journals.map(({ id }) => id);
  const byId = new Map(journals.map((upload) => [upload.id, upload]));
  const together = filesAtATime(DISCARD_GROUP);
  for await (const discarded of discardManyInterrupted(client, fileJournalStore(), ids, together)) {
    const upload = byId.get(discarded.id);
    if (upload !== undefined && !tellDiscarded(upload, discarded)) code = EXIT.failed;
  }
  return code;
}

/** Returns whether it was discarded. */
function tellDiscarded(upload: InterruptedUpload, { checked, error }: DiscardedUpload): boolean {
  if (error !== undefined) {
    toStderr(errorLine(error, nameOf(upload)));
    return false;
  }
  const isKept = !checked && upload.fileId !== undefined;
  const rest = isKept ? "; its file entry in CDF was kept, and CDF deletes it after a week" : "";
  toStdout(`${nameOf(upload)}: discarded${rest}.`);
  return true;
}

/** A client, or undefined without settings: then only journals are removed. */
function tryConnect(file: string | undefined): FilesClient | undefined {
  try {
    return connect({ file, prompt: toStderr });
  } catch (error) {
    if (error instanceof SettingsError && file === undefined) return undefined;
    throw error;
  }
}

/** Removes run records that are older than the lifetime of upload URLs. Keeps other files, also those with the name of a record. */
async function removeOldRuns(now: number): Promise<number> {
  const folder = runsFolder();
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!RUN_RECORD_NAME.test(name)) continue;
    const path = join(folder, name);
    try {
      if (now - (await lstat(path)).mtimeMs < UPLOAD_URL_LIFETIME_MS || !isRunRecord(path)) continue;
      await rm(path);
      removed += 1;
    } catch (error) {
      toStderr(errorLine(error, path));
    }
  }
  return removed;
}

function nameOf({ target, source, id }: InterruptedUpload): string {
  return printable(target ?? source ?? id);
}
