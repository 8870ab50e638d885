import type { VerifyMode } from "@cdf-multipart/uploader";
import { type Command, Option } from "commander";
import { addMetadata, parseConcurrency, parseCount, parseSize } from "./option-values.js";

const VERIFY_MODES: readonly VerifyMode[] = Object.freeze(["parts", "download", "none"]);

/** What `cdf-upload <file…>` was asked for. */
export interface UploadCommandOptions {
  readonly name?: string;
  readonly externalId?: string;
  readonly directory?: string;
  readonly source?: string;
  readonly mimeType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly dataSetId?: number;
  readonly overwrite?: boolean;
  /** Bytes. */
  readonly partSize?: number;
  readonly parts?: number;
  readonly concurrency?: number | "auto";
  readonly verify?: VerifyMode;
  readonly restart?: boolean;
  readonly resume: boolean;
  readonly sha256: boolean;
  readonly emulator?: boolean;
  readonly emulatorDir?: string;
  readonly settings?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Gives a command the arguments and options of an upload. */
export function addUploadOptions(command: Command): Command {
  return (
    command
      .argument("<file...>", "files to upload")
      .option("--name <name>", "name in CDF (default: the name of the file)")
      .option("--external-id <id>", "external id, unique in the project")
      .option("--directory <path>", "directory in CDF: an absolute path with slashes")
      .option("--source <source>", "where the file comes from")
      .option("--mime-type <type>", "media type, as application/pdf")
      .option("--metadata <key=value>", "metadata; repeat it for more pairs", addMetadata)
      .addOption(
        new Option("--data-set-id <id>", "data set of the file").argParser((text) => parseCount(text)),
      )
      .option("--overwrite", "replace the file that has this external id")
      .addOption(
        new Option("--part-size <size>", "size of a part, as 64MiB (default: by the size of the file)")
          .argParser(parseSize)
          .conflicts("parts"),
      )
      .addOption(new Option("--parts <number>", "number of parts").argParser((text) => parseCount(text)))
      .addOption(
        new Option("--concurrency <number>", "parts on their way at once, or auto").argParser(
          parseConcurrency,
        ),
      )
      .addOption(
        new Option(
          "--verify <what>",
          "compare parts with what the store says, or read the stored file back",
        ).choices(VERIFY_MODES),
      )
      .option("--restart", "begin anew instead of going on where an earlier run stopped")
      .option("--no-resume", "keep no journal: a run that is stopped cannot be gone on with")
      .option("--no-sha256", "do not compute the SHA-256 of the file beside the upload")
      .option("--emulator", "upload to an emulator started for this run, read back and compare")
      .option("--emulator-dir <folder>", "where that emulator keeps its files (with --emulator)")
      // Not --env-file: Node 20 takes an option of that name for itself, wherever it stands.
      .option("--settings <file>", "read settings from this .env file too; variables that are set win")
      .option("--json", "print one JSON object for each file")
      .addOption(new Option("--quiet", "print errors only").conflicts("verbose"))
      .option("--verbose", "tell about sessions, retries and requests on standard error")
  );
}
