import type { Emulator } from "@cdf-multipart/emulator";
import { hangUpIsIgnored } from "../ends/hang-up.js";
import { STOP_SIGNALS } from "../ends/interruption.js";
import { EXIT, type ExitCode, exitCodeOf } from "../output/exit-codes.js";
import { handOver, printError } from "../output/write.js";
import { type EmulatorAddress, type FilePathAnswer, isFilePathQuestion } from "./child-message.js";
import type { EmulatorCommandOptions } from "./emulator-options.js";
import { toEmulatorOptions } from "./start-options.js";

/**
 * Runs the emulator until Ctrl-C or another stop signal, or until the process that started it over an IPC channel ends.
 * Prints its URL and credentials: as JSON with `--json`, otherwise as variables to set in a shell.
 */
export async function runEmulator(options: EmulatorCommandOptions): Promise<ExitCode> {
  const ended = untilEnded();
  let emulator: Emulator;
  try {
    // The only package that is not part of the bundle.
    const { readFaultsFile, startEmulator } = await import("@cdf-multipart/emulator");
    emulator = await startEmulator(toEmulatorOptions(options, readFaultsFile));
  } catch (error) {
    printError(error);
    if (process.connected) process.disconnect();
    return exitCodeOf(error);
  }
  answerQuestions(emulator);
  const { url, token, project, directory, oauth, certificate } = emulator;
  const address: EmulatorAddress = {
    url,
    token,
    project,
    directory,
    clientId: oauth.id,
    clientSecret: oauth.secret,
    tokenUrl: oauth.tokenUrl,
    ...(certificate !== undefined && { certificate }),
  };
  handOver(options.json === true ? JSON.stringify(address) : describe(address));
  await ended;
  await emulator.close();
  if (process.connected) process.disconnect();
  return EXIT.ok;
}

function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of STOP_SIGNALS) {
      if (name !== "SIGHUP" || !hangUpIsIgnored()) process.once(name, () => resolve());
    }
    if (process.send !== undefined) process.once("disconnect", () => resolve());
  });
}

function answerQuestions(emulator: Emulator): void {
  if (process.send === undefined) return;
  process.on("message", (message: unknown) => {
    if (!isFilePathQuestion(message)) return;
    const answer: FilePathAnswer = { id: message.id, path: emulator.filePath(message.id) };
    process.send?.(answer);
  });
}

function describe({ url, token, project, directory, certificate, ...client }: EmulatorAddress): string {
  return [
    `The Files API listens on ${url} and keeps uploaded files in ${directory}. Press Ctrl-C to stop it.`,
    "To upload to it from another shell:",
    `  export CDF_URL=${url} CDF_PROJECT=${project} CDF_TOKEN=${token}`,
    "or, with client credentials instead of CDF_TOKEN:",
    `  export IDP_TOKEN_URL=${client.tokenUrl} IDP_CLIENT_ID=${client.clientId} IDP_CLIENT_SECRET=${client.clientSecret}`,
    ...(certificate === undefined ? [] : [`  export NODE_EXTRA_CA_CERTS=${certificate}`]),
    `To see its files and to switch faults on, open ${url}/`,
  ].join("\n");
}
