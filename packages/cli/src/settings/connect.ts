import {
  createFilesClient,
  type EnvSettings,
  type FilesClient,
  isValidationError,
  settingsFromEnv,
  type TokenProvider,
} from "@cdf-multipart/core";
import { tokenProviderFromSettings } from "@cdf-multipart/core/auth";
import { readEnvFile } from "@cdf-multipart/core/node";
import { checkRelative } from "../ends/working-folder.js";
import { SettingsError } from "../errors.js";
import { type ClientManners, clientOptions } from "./connection-options.js";

/** Where to read settings, and how the client works. */
export interface ConnectOptions extends ClientManners {
  readonly file?: string | undefined;
  /** Shows a line to the user at the terminal: the code of a device login. */
  readonly prompt: (line: string) => void;
}

/** Settings of the environment, and the token provider of their login. */
export interface ReadSettings {
  readonly settings: EnvSettings;
  readonly token: TokenProvider;
}

/**
 * Reads the settings from the environment and the settings file.
 *
 * @throws SettingsError that names the missing setting, the places that were read, and `--emulator`.
 */
export function readSettings({ file, prompt }: Pick<ConnectOptions, "file" | "prompt">): ReadSettings {
  return explaining(file, () => {
    const settings = settingsFromEnv(readEnvironment(file));
    const token = tokenProviderFromSettings(settings, { onPrompt: ({ message }) => prompt(message) });
    return { settings, token };
  });
}

/**
 * A client for the project that the settings name.
 *
 * @throws SettingsError
 */
export function connect({ file, prompt, ...manners }: ConnectOptions): FilesClient {
  const { settings, token } = readSettings({ file, prompt });
  return explaining(file, () => createFilesClient({ ...settings, ...clientOptions(manners), token }));
}

function explaining<T>(file: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isValidationError(error) || error.code !== "invalid-settings") throw error;
    throw new SettingsError(`${error.message} ${describePlaces(file)}`, { cause: error });
  }
}

/** The environment variables, with those of the `.env` file for names that are not set. */
export function readEnvironment(file: string | undefined): Readonly<Record<string, string | undefined>> {
  checkRelative([file]);
  return file === undefined ? process.env : { ...readEnvFile(file), ...process.env };
}

function describePlaces(file: string | undefined): string {
  const places =
    file === undefined ? "the environment (there is no --settings)" : `the environment and ${file}`;
  return `Settings were read from ${places}. To try cdf-upload without a project, add --emulator.`;
}
