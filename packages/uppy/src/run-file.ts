/** The upload of one file: its fields are checked, it is sent, and the user decides if it exists already. */
import type { FileFields, FileInfo } from "@cdf-multipart/core";
import { isExisting } from "@cdf-multipart/elements";
import { EXTERNAL_ID_MAX_LENGTH } from "@cdf-multipart/spec";
import { isPartError } from "@cdf-multipart/uploader";
import type { Body, Meta, UppyFile } from "@uppy/core";
import type { CdfUploadOptions } from "./cdf-upload-options.js";
import { type ExistsChoice, type ExistsQuestion, freeExternalId } from "./exists-desk.js";
import { loadFieldCheck } from "./field-check.js";
import { fieldsFromMeta } from "./fields-from-meta.js";
import type { FileRun, FileTarget } from "./file-run.js";
import { sendFile } from "./send-file.js";
import { FieldError, fieldError, inUsersWords } from "./users-words.js";

/** The fields of a file in CDF. */
export function fieldsOf<M extends Meta, B extends Body>(
  { fields }: Pick<CdfUploadOptions<M, B>, "fields">,
  file: UppyFile<M, B>,
): Partial<FileFields> {
  return fields === undefined ? fieldsFromMeta({ type: file.type, ...file.meta }) : fields(file);
}

/**
 * Uploads a file. Resolves when the upload is over, also after a failure; `upload-error` reports the failure.
 */
export async function runFile<M extends Meta, B extends Body>(run: FileRun<M, B>): Promise<void> {
  const { uppy, i18n, opts, attempts, file, targets } = run;
  const { id, name } = file;
  const fields = fieldsOf(opts, file);
  const { externalId = "" } = fields;
  try {
    if (file.isRemote) throw new Error(i18n("cdfRemote", { name }));
    if (!(file.data instanceof Blob)) throw new Error(i18n("cdfMissing", { name }));
    const faults = (await loadFieldCheck())(fields, name);
    if (faults.length > 0) throw fieldError(faults, { name, fields, i18n });
    const other = targets.get(externalId);
    if (other !== undefined) throw new FieldError(i18n("cdfSameId", { name, other: other.name }));
    if (externalId !== "") targets.set(externalId, file);
    await attempts.discardOther(id, fields);
    await sendOrAsk(run, asFile(file.data, name), { fields, overwrite: opts.overwrite ?? false });
  } catch (error) {
    uppy.log(error instanceof Error ? error : String(error), "error");
    const shown = inUsersWords(error, { name, fields, i18n });
    uppy.emit("upload-error", uppy.getFile(id), toUppyError(shown));
    if (shown instanceof FieldError && !run.canAsk()) makeEditable(run);
  } finally {
    if (targets.get(externalId) === file) targets.delete(externalId);
  }
}

async function sendOrAsk<M extends Meta, B extends Body>(
  run: FileRun<M, B>,
  data: File,
  target: FileTarget,
): Promise<void> {
  const { uppy, i18n, opts, file } = run;
  const { id, name } = file;
  const { externalId } = target.fields;
  try {
    await sendFile(run, data, target);
  } catch (error) {
    if (externalId === undefined || target.overwrite || !isExisting(error)) throw error;
    const existing = await existingFile(opts, externalId);
    const choice = await choose(run, { id, name, externalId, existing }, error);
    if (choice === undefined || uppy.getFile(id) === undefined) return;
    if (choice === "skip") {
      uppy.info(i18n("cdfSkipped", { name, externalId }), "info", 5000);
      uppy.removeFile(id);
    } else if (choice === "replace") {
      await sendFile(run, data, { ...target, overwrite: true });
    } else {
      const taken = new Set(uppy.getFiles().map((one) => fieldsOf(opts, one).externalId ?? ""));
      const free = await freeExternalId(opts.client, externalId, taken, EXTERNAL_ID_MAX_LENGTH);
      // What the form shows, and what a retry sends.
      // The other fields may have been edited while the question waited.
      const { meta } = uppy.getFile(id);
      if (meta["externalId"] === externalId) uppy.setFileMeta(id, { ...meta, externalId: free });
      await sendOrAsk(run, data, { ...target, fields: { ...target.fields, externalId: free } });
    }
  }
}

/** @throws the error that the service gave, if nobody can be asked. */
async function choose<M extends Meta, B extends Body>(
  { opts: { exists = "ask" }, desk, canAsk }: FileRun<M, B>,
  question: ExistsQuestion,
  error: unknown,
): Promise<ExistsChoice | undefined> {
  if (typeof exists === "function") return await exists(question);
  if (exists !== "ask") return exists;
  if (!canAsk()) throw error;
  return await desk.ask(question);
}

/** The file that has the external id. It helps the user to decide, so the question does not depend on it. */
async function existingFile(
  { client }: Pick<CdfUploadOptions<Meta, Body>, "client">,
  externalId: string,
): Promise<FileInfo | undefined> {
  try {
    const [file] = await client.byIdsFiles([{ externalId }], { ignoreUnknownIds: true });
    return file;
  } catch {
    return undefined;
  }
}

/**
 * Without the panel, only the Dashboard offers to edit files, and only those that did not begin. Nothing of this
 * one was sent.
 */
function makeEditable<M extends Meta, B extends Body>({ uppy, file: { id } }: FileRun<M, B>): void {
  const file = uppy.getFile(id);
  if (file === undefined) return;
  const { percentage = 0, bytesTotal } = file.progress;
  uppy.setFileState(id, {
    progress: { percentage, bytesTotal, bytesUploaded: false, uploadComplete: false, uploadStarted: null },
  });
}

/**
 * Golden Retriever may restore a Blob. A File has a name by which it is recognized when it is added again.
 */
function asFile(data: Blob, name: string): File {
  return data instanceof File ? data : new File([data], name, { type: data.type });
}

/** Uppy shows the details after the message. Those of the store are for its administrator. */
function toUppyError(error: unknown): { name: string; message: string; details?: string } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, cause } = error;
  return { name, message, ...(isPartError(cause) ? { details: cause.message } : {}) };
}
