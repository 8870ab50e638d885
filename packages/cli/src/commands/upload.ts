import type { FilesClient } from "@cdf-multipart/core";
import type { EmulatorChild } from "../emulator/start-child.js";
import { createUploadLanes, type UploadLanes } from "../memory/upload-lanes.js";
import { describeRequests } from "../output/describe-requests.js";
import { exitCodeOf } from "../output/exit-code-of.js";
import { combineExitCodes, EXIT, type ExitCode } from "../output/exit-codes.js";
import { printError } from "../output/print-error.js";
import { createReporter, type Reporter } from "../output/reporter.js";
import { Interrupted, listenForInterruption } from "./interruption.js";
import { keepsJournal, type UploadOneContext, uploadOne } from "./upload-one.js";
import type { UploadCommandOptions } from "./upload-options.js";
import { UsageError } from "./usage-error.js";

/** Where the files go, and what their uploads share. */
interface Destination {
  readonly client: FilesClient;
  readonly emulator?: EmulatorChild;
}

/** Uploads the files one after the other. A file that fails does not keep the next ones from going up. */
export async function runUpload(paths: readonly string[], options: UploadCommandOptions): Promise<ExitCode> {
  const interruption = listenForInterruption();
  const reporter = createReporter({
    json: options.json === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
  });
  let destination: Destination | undefined;
  let lanes: UploadLanes | undefined;
  try {
    checkOptions(paths, options);
    destination = await findDestination(options, reporter);
    lanes = createUploadLanes(options.concurrency ?? "auto", destination.client.cooldown);
    return await uploadAll(paths, { ...destination, lanes, options, reporter, signal: interruption.signal });
  } catch (error) {
    printError(error);
    return exitCodeOf(error);
  } finally {
    await lanes?.transport.close();
    await destination?.emulator?.close();
    interruption.dispose();
  }
}

function checkOptions(paths: readonly string[], options: UploadCommandOptions): void {
  const single =
    options.name !== undefined ? "--name" : options.externalId !== undefined ? "--external-id" : undefined;
  if (single !== undefined && paths.length > 1) {
    throw new UsageError(
      `${single} names one file, and ${paths.length} files are given. Upload them one by one.`,
    );
  }
  if (options.overwrite === true && options.externalId === undefined) {
    throw new UsageError(
      "--overwrite replaces the file that has an external id: give that with --external-id.",
    );
  }
  if (options.emulatorDir !== undefined && options.emulator !== true) {
    throw new UsageError("--emulator-dir says where the emulator keeps its files: give --emulator as well.");
  }
}

async function findDestination(options: UploadCommandOptions, reporter: Reporter): Promise<Destination> {
  const hooks = describeRequests(reporter);
  if (options.emulator === true) {
    const { connectToEmulator } = await import("../emulator/connect-to-emulator.js");
    return connectToEmulator(options.emulatorDir, hooks);
  }
  const { connect } = await import("../settings/connect.js");
  const prompt = (line: string): void => void process.stderr.write(`${line}\n`);
  return { client: connect({ file: options.settings, hooks, prompt }) };
}

async function uploadAll(paths: readonly string[], context: UploadOneContext): Promise<ExitCode> {
  const { reporter, signal } = context;
  const codes: ExitCode[] = [];
  for (const path of paths) {
    try {
      reporter.stored(await uploadOne(path, context));
    } catch (thrown) {
      const error = signal.aborted ? describeStop(signal, context.options) : thrown;
      const code = exitCodeOf(error);
      reporter.failed(path, error);
      if (code === EXIT.interrupted || code === EXIT.settings) return code;
      codes.push(code);
    }
  }
  return combineExitCodes(codes);
}

/** The reason of the abort, with how to go on where that is possible. */
function describeStop({ reason }: AbortSignal, options: UploadCommandOptions): unknown {
  if (!(reason instanceof Interrupted) || !keepsJournal(options)) return reason;
  return new Interrupted(
    `${reason.message} The same command goes on where it stopped; --restart begins anew.`,
  );
}
