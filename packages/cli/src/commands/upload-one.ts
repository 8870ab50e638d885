import { basename } from "node:path";
import type { FilesClient } from "@cdf-multipart/core";
import { type UploadFileOptions, uploadFile } from "@cdf-multipart/uploader/node";
import { compareInChild } from "../emulator/compare-in-child.js";
import type { EmulatorChild } from "../emulator/start-child.js";
import { type HashJob, startHash } from "../hash/hash-file.js";
import type { UploadLanes } from "../memory/upload-lanes.js";
import { describeEvent } from "../output/describe-event.js";
import type { Reporter } from "../output/reporter.js";
import type { StoredFile } from "../output/stored-file.js";
import type { UploadCommandOptions } from "./upload-options.js";

/** What one upload needs beside its path. */
export interface UploadOneContext {
  readonly client: FilesClient;
  /** Present when the file goes to an emulator: what arrived is then read back and compared. */
  readonly emulator?: EmulatorChild;
  readonly lanes: UploadLanes;
  readonly options: UploadCommandOptions;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Uploads one file, hashes it meanwhile, and says what is stored now. */
export async function uploadOne(path: string, context: UploadOneContext): Promise<StoredFile> {
  const { client, options, reporter, signal } = context;
  let hash: HashJob | undefined;
  await reporter.start(options.name ?? basename(path));
  try {
    const result = await uploadFile(client, path, {
      ...uploadOptions(options),
      ...context.lanes,
      signal,
      onProgress: (progress) => reporter.progress(progress),
      onEvent: (event) => {
        // The first event comes after the file was opened and found fit: only then is it worth reading twice.
        if (options.sha256) hash ??= startHash(path);
        const line = describeEvent(event);
        if (line !== undefined) reporter.tell(line);
      },
    });
    const { file, bytes, elapsed } = result;
    const sha256 = hash === undefined ? undefined : (await hash.done).sha256;
    const storedAt = await readBack(file.id, path, context);
    const { id, name, externalId } = file;
    const { parts, partsResumed } = result;
    return { path, id, name, externalId, bytes, parts, partsResumed, elapsed, sha256, storedAt };
  } finally {
    await hash?.stop();
  }
}

/** Options that were not given have no key, so the fields of the file are what is left of them. */
function uploadOptions(options: UploadCommandOptions): UploadFileOptions {
  const { sha256, emulator, emulatorDir, settings, json, quiet, verbose, ...upload } = options;
  const { overwrite, partSize, parts, concurrency, verify, restart, resume, ...file } = upload;
  return {
    file,
    journal: keepsJournal(options) ? "optional" : "off",
    ...(overwrite === undefined ? {} : { overwrite }),
    ...(parts !== undefined ? { parts } : partSize !== undefined ? { partSize } : {}),
    ...(verify === undefined ? {} : { verify }),
    ...(restart === undefined ? {} : { restart }),
  };
}

/** An emulator that was started for this run has another address the next time, so its journal would never be found. */
export function keepsJournal({ resume, emulator }: UploadCommandOptions): boolean {
  return resume && emulator !== true;
}

async function readBack(id: number, path: string, context: UploadOneContext): Promise<string | undefined> {
  const { client, emulator, reporter, signal } = context;
  if (emulator === undefined) return undefined;
  reporter.step(`Reading ${path} back from the emulator and comparing`);
  const [link] = await client.downloadLinks([{ id }], { extendedExpiration: true, signal });
  if (link === undefined) throw new Error(`The emulator gave no download link for file ${id}.`);
  const comparison = await compareInChild({ url: link.downloadUrl, path }, signal);
  if (!comparison.same) {
    throw new Error(
      `The stored file differs from ${path} at byte ${comparison.offset}: ${comparison.reason}.`,
    );
  }
  return emulator.filePath(id);
}
