import { fstatSync } from "node:fs";
import { resolve } from "node:path";
import type { UploadCut } from "@cdf-multipart/uploader";
import { checkRelative } from "../ends/working-folder.js";
import type { FieldOptions } from "../fields/field-options.js";
import { planFields } from "../fields/field-plan.js";
import type { InputFlags } from "../inputs/input-flags.js";
import { describeLeftOut, nothingLeftOut } from "../inputs/input-options.js";
import { namePatterns } from "../inputs/name-filter.js";
import { HOST_PATHS } from "../inputs/path-rules.js";
import type { OutputOptions } from "../output/output-options.js";
import { UsageError } from "../program/usage-error.js";
import type { ConnectionOptions } from "../settings/connection-options.js";
import type { WantedFiles } from "./find-candidates.js";
import { createRunNotes } from "./run-notes.js";
import type { Survey } from "./survey.js";
import type { WorkOptions } from "./work-options.js";

/** Everything that `cdf-upload <path…>` can be told. */
export type UploadOptions = FieldOptions & InputFlags & WorkOptions & ConnectionOptions & OutputOptions;

/** The options that say which files go where. */
export type WantedOptions = FieldOptions &
  InputFlags &
  Pick<WorkOptions, "partSize" | "parts"> &
  Pick<OutputOptions, "report">;

/** What says which files go where. */
export interface WantedCall {
  readonly words: readonly string[];
  readonly options: WantedOptions;
  readonly commands: readonly string[];
}

/**
 * Which files go where.
 *
 * @throws UsageError about options that cannot be, or go together.
 */
export function wantedFiles({ words, options, commands }: WantedCall): WantedFiles {
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
  const except = report === undefined ? undefined : resolve(report);
  if (words.length === 0 && manifest === undefined) {
    throw new UsageError(
      "Nothing to upload is named: give files, folders, patterns, http(s) addresses or - for standard input, or a list with --manifest. cdf-upload --help tells more.",
    );
  }
  return {
    words,
    manifest,
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
    needsExternalId:
      overwrite === true ? "--overwrite" : skipExisting === true ? "--skip-existing" : undefined,
  };
}

/**
 * Checks what the options say together.
 *
 * @throws UsageError
 */
export function checkOptions(words: readonly string[], options: UploadOptions): void {
  if (options.emulatorDir !== undefined && options.emulator !== true) {
    throw new UsageError("--emulator-dir says where the emulator keeps its files: give --emulator as well.");
  }
  if (options.restart === true && !options.resume) {
    throw new UsageError(
      "--restart begins anew what a journal remembers, and --no-resume keeps none: give one of them.",
    );
  }
  if (words.filter((word) => word === "-").length > 0 && process.stdin.isTTY) {
    throw new UsageError("- reads standard input, and that is this terminal: pipe something into it.");
  }
  if (words.includes("-") && fstatSync(0).isDirectory()) {
    throw new UsageError("- reads standard input, and that is a folder: name the folder instead of -.");
  }
}

/**
 * Checks what was found against what was asked for.
 *
 * @throws UsageError when there is nothing to do, or one name for several files.
 */
export function checkSurvey(
  { files, problems, faulty }: Survey,
  wanted: WantedFiles,
  { words, options }: WantedCall,
): void {
  if (files + problems + faulty === 0) {
    const places = [...words, ...(options.manifest === undefined ? [] : [options.manifest])].join(", ");
    const leftOut = describeLeftOut(wanted.find.leftOut);
    throw new UsageError(`No file was found in ${places}.${leftOut === undefined ? "" : ` ${leftOut}`}`);
  }
  const name = wanted.fields.texts.get("name");
  if (files > 1 && name !== undefined && name.uses.length === 0) {
    throw new UsageError(
      `--name ${options.name} names one file, and ${files} are found. Use placeholders, as in --name 'site-7 {name}'.`,
    );
  }
}

/** How the files are cut. */
export function cutOf({ parts, partSize }: Pick<WorkOptions, "parts" | "partSize">): UploadCut {
  if (parts !== undefined) return { parts };
  return partSize === undefined ? {} : { partSize };
}

/** An emulator that was started for this run has another address the next time, so its journal would never be found. */
export function keepsJournal({ resume, emulator }: Pick<UploadOptions, "resume" | "emulator">): boolean {
  return resume && emulator !== true;
}
