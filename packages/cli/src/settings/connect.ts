import {
  type ClientHooks,
  createFilesClient,
  type EnvSettings,
  type FilesClient,
  isValidationError,
  type RetryOptions,
  settingsFromEnv,
  type TokenProvider,
} from "@cdf-multipart/core";
import { tokenProviderFromSettings } from "@cdf-multipart/core/auth";
import { readEnvFile } from "@cdf-multipart/core/node";
import { checkRelative } from "../ends/working-folder.js";
import { SettingsError } from "./settings-error.js";

/** Where the settings are looked for, and who is told what the client does. */
export interface ConnectOptions {
  readonly file?: string | undefined;
  readonly hooks?: ClientHooks;
  /** Shows a line to the person at the terminal: the code of a device login. */
  readonly prompt: (line: string) => void;
  readonly retry?: RetryOptions;
  /** How long an attempt at a call may take, ms. */
  readonly timeout?: number | undefined;
  readonly requestsPerSecond?: number | undefined;
}

/** What the environment says, and what gives tokens. */
export interface ReadSettings {
  readonly settings: EnvSettings;
  readonly token: TokenProvider;
}

/**
 * Reads the settings that the environment, or a file, has.
 *
 * @throws SettingsError that says what is missing, where it was looked for, and that `--emulator` exists.
 */
export function readSettings({ file, prompt }: Pick<ConnectOptions, "file" | "prompt">): ReadSettings {
  return explaining(file, () => {
    const settings = settingsFromEnv(readEnvironment(file));
    const token = tokenProviderFromSettings(settings, { onPrompt: ({ message }) => prompt(message) });
    return { settings, token };
  });
}

/**
 * A client for the project that the environment names.
 *
 * @throws SettingsError
 */
export function connect({ file, prompt, timeout, requestsPerSecond, ...rest }: ConnectOptions): FilesClient {
  const { settings, token } = readSettings({ file, prompt });
  return explaining(file, () =>
    createFilesClient({
      ...settings,
      ...rest,
      token,
      appId: "cdf-upload",
      ...(timeout === undefined ? {} : { timeout }),
      ...(requestsPerSecond === undefined ? {} : { limits: { requestsPerSecond } }),
    }),
  );
}

function explaining<T>(file: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isValidationError(error) || error.code !== "invalid-settings") throw error;
    throw new SettingsError(`${error.message} ${describePlaces(file)}`, { cause: error });
  }
}

/** The variables that are set, and those of a `.env` file that are not. */
export function readEnvironment(file: string | undefined): Readonly<Record<string, string | undefined>> {
  checkRelative([file]);
  return file === undefined ? process.env : { ...readEnvFile(file), ...process.env };
}

function describePlaces(file: string | undefined): string {
  const places =
    file === undefined ? "the environment (no --settings was given)" : `the environment and ${file}`;
  return `Looked in ${places}. To try it without a project, add --emulator.`;
}
