import { fstatSync } from "node:fs";
import { resolve } from "node:path";
import { checkRelative } from "../ends/working-folder.js";
import { UsageError } from "../errors.js";
import type { FieldOptions } from "../fields/field-options.js";
import { planFields } from "../fields/field-plan.js";
import { describeLeftOut, type InputFlags, nothingLeftOut } from "../inputs/input-options.js";
import { namePatterns } from "../inputs/name-filter.js";
import { HOST_PATHS } from "../inputs/path-rules.js";
import type { Shard } from "../inputs/shard.js";
import type { ShardFlags } from "../inputs/shard-options.js";
import { cutOf, type OutputOptions, type WorkOptions } from "../run/run-options.js";
import type { ConnectionOptions } from "../settings/connection-options.js";
import type { WantedFiles } from "./find-candidates.js";
import { createRunNotes } from "./run-notes.js";
import type { Survey } from "./survey.js";

/** Values of all options of `cdf-upload <path…>`. */
export type UploadOptions = FieldOptions &
  InputFlags &
  ShardFlags &
  WorkOptions &
  ConnectionOptions &
  OutputOptions;

/** Values of the options that select files and their targets. */
export type WantedOptions = FieldOptions &
  InputFlags &
  ShardFlags &
  Pick<WorkOptions, "partSize" | "parts"> &
  Pick<OutputOptions, "report">;

/** The arguments and options that select files and their targets. */
export interface WantedCall {
  readonly words: readonly string[];
  readonly options: WantedOptions;
  readonly commands: readonly string[];
}

/**
 * Reads from arguments and options which files to upload, and to which targets.
 *
 * @param shard the part of them that this process uploads; undefined for all.
 * @throws UsageError about options that are invalid or cannot be combined.
 */
export function wantedFiles({ words, options, commands }: WantedCall, shard: Shard | undefined): WantedFiles {
  const {
    manifest,
    overwrite,
    skipExisting,
    include,
    exclude,
    recursive,
    symlinks,
    hidden = false,
    allowEmpty = false,
    report,
  } = options;
  checkRelative([...words, manifest, report]);
  checkFolders(words, options);
  const except = report === undefined ? undefined : resolve(report);
  if (words.length === 0 && manifest === undefined) {
    throw new UsageError(
      "No files were named. Give files, folders, patterns, http(s) URLs or - for standard input, or a list with --manifest. See cdf-upload --help.",
    );
  }
  if (shard !== undefined && words.includes("-")) {
    throw new UsageError(
      `- reads standard input, which is another one in each of the ${shard.count} shards. Name files or folders, or omit --shard and --shards.`,
    );
  }
  return {
    words,
    manifest,
    shard,
    find: {
      patterns: namePatterns(include, exclude),
      rules: HOST_PATHS,
      recursive,
      symlinks,
      hidden,
      except,
      allowEmpty,
      leftOut: nothingLeftOut(),
      commands,
    },
    fields: planFields(options),
    notes: createRunNotes(),
    cut: cutOf(options),
    ifChanged: overwrite === "if-changed",
    needsExternalId:
      overwrite !== undefined ? "--overwrite" : skipExisting === true ? "--skip-existing" : undefined,
  };
}

/**
 * Checks that the options can be combined.
 *
 * @throws UsageError
 */
export function checkOptions(words: readonly string[], options: UploadOptions): void {
  if (options.emulatorDir !== undefined && options.emulator !== true) {
    throw new UsageError(
      "--emulator-dir is the folder of the emulator, but there is no --emulator. Add --emulator.",
    );
  }
  if (options.restart === true && !options.resume) {
    throw new UsageError(
      "--restart discards the journal of an interrupted run, and --no-resume keeps no journal. Give only one of them.",
    );
  }
  if (words.filter((word) => word === "-").length > 0 && process.stdin.isTTY) {
    throw new UsageError("- reads standard input, which is this terminal. Pipe data into it.");
  }
  if (words.includes("-") && inputIsFolder()) {
    throw new UsageError("- reads standard input, which is a folder. Name the folder instead of -.");
  }
}

/** @throws UsageError for standard input with `--keep-folders`. */
function checkFolders(words: readonly string[], { keepFolders, directory }: FieldOptions): void {
  if (keepFolders !== true || !words.includes("-")) return;
  const way =
    directory === undefined ? "Give its directory with --directory instead." : "Omit --keep-folders.";
  throw new UsageError(`--keep-folders keeps the folder of a file, and standard input has none. ${way}`);
}

/** Windows cannot always report the kind of standard input, but it is never a folder there. */
function inputIsFolder(): boolean {
  try {
    return fstatSync(0).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Checks the files that were found against the options.
 *
 * @throws UsageError when no file was found, or when several files would get the same name.
 */
export function checkSurvey(
  { inAllShards: { found, files } }: Survey,
  wanted: WantedFiles,
  { words, options }: WantedCall,
): void {
  if (found === 0) {
    const places = [...words, ...(options.manifest === undefined ? [] : [options.manifest])].join(", ");
    const leftOut = describeLeftOut(wanted.find.leftOut);
    throw new UsageError(`No file was found in ${places}.${leftOut === undefined ? "" : ` ${leftOut}`}`);
  }
  const name = wanted.fields.texts.get("name");
  if (files > 1 && name !== undefined && name.uses.length === 0) {
    throw new UsageError(
      `--name ${options.name} is the name of one file, but ${files} files were found. Use placeholders, such as --name 'site-7 {name}'.`,
    );
  }
}

/** An emulator that is started for one run has a new URL each time, so a journal of it would never be found again. */
export function keepsJournal({ resume, emulator }: Pick<UploadOptions, "resume" | "emulator">): boolean {
  return resume && emulator !== true;
}
