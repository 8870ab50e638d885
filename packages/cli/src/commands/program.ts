import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { keepMemorySmall } from "../memory/keep-memory-small.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import type { EmulatorCommandOptions } from "./emulator-options.js";
import { addEmulatorOptions } from "./emulator-options.js";
import { addUploadOptions, type UploadCommandOptions } from "./upload-options.js";

/**
 * Runs the command line with these arguments (without `node` and the script). What a command needs is imported
 * when it runs, so that `--version` and `--help` stay instant.
 */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = buildProgram({
    upload: async (files, options) => {
      keepMemorySmall();
      const { runUpload } = await import("./upload.js");
      code = await runUpload(files, options);
    },
    emulator: async (options) => {
      const { runEmulator } = await import("./emulator.js");
      code = await runEmulator(options);
    },
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { printError } = await import("../output/print-error.js");
    printError(error);
    return EXIT.failed;
  }
}

/** What each command does. */
interface ProgramActions {
  readonly upload: (files: string[], options: UploadCommandOptions) => Promise<void>;
  readonly emulator: (options: EmulatorCommandOptions) => Promise<void>;
}

/** The commands, their options and their help. `upload` is what runs when no command is named. */
function buildProgram(actions: ProgramActions): Command {
  const program = new Command("cdf-upload")
    .description("Uploads files of any size to Cognite Data Fusion, in parts.")
    .usage("[options] <file...>")
    .version(readVersion(), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .showSuggestionAfterError()
    .exitOverride();
  const upload = addUploadOptions(program.command("upload", { isDefault: true }))
    .description("upload files (the default command)")
    .action(actions.upload);
  addEmulatorOptions(program.command("emulator"))
    .description("run the Files API on this machine until Ctrl-C")
    .action(actions.emulator);
  program.configureHelp({
    visibleOptions: (command) =>
      command === program ? [...upload.options, ...program.options] : command.options.slice(),
  });
  return program.addHelpText("after", HELP);
}

const HELP = `
Settings come from the environment: CDF_CLUSTER (or CDF_URL), CDF_PROJECT and a login (CDF_TOKEN, or LOGIN_FLOW
with the IDP_* variables), or the COGNITE_* variables of the SDKs.

Examples:
  $ cdf-upload scan.e57 --external-id scan-17 --data-set-id 4711
  $ cdf-upload *.jpg --directory /inspection/2026 --metadata site=north
  $ cdf-upload scan.e57 --emulator

Exit codes: 0 uploaded, 1 an upload failed, 2 wrong usage, 3 settings or login, 4 a file changed while it was
read, 130 interrupted.`;

/** The version of this package. */
function readVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}
