import {
  type ClientHooks,
  createFilesClient,
  type FilesClient,
  isValidationError,
  settingsFromEnv,
} from "@cdf-multipart/core";
import { tokenProviderFromSettings } from "@cdf-multipart/core/auth";
import { readEnvFile } from "@cdf-multipart/core/node";
import { SettingsError } from "./settings-error.js";

/** Where the settings are looked for, and who is told what the client does. */
export interface ConnectOptions {
  readonly envFile?: string | undefined;
  readonly hooks: ClientHooks;
  /** Shows a line to the person at the terminal: the code of a device login. */
  readonly prompt: (line: string) => void;
}

/**
 * A client for the project that the environment names.
 *
 * @throws SettingsError that says what is missing, where it was looked for, and that `--emulator` exists.
 */
export async function connect({ envFile, hooks, prompt }: ConnectOptions): Promise<FilesClient> {
  const env = envFile === undefined ? process.env : { ...(await readEnvFile(envFile)), ...process.env };
  try {
    const settings = settingsFromEnv(env);
    const token = tokenProviderFromSettings(settings, { prompt });
    return createFilesClient({ ...settings, token, appId: "cdf-upload", hooks });
  } catch (error) {
    if (!isValidationError(error) || error.code !== "invalid-settings") throw error;
    throw new SettingsError(`${error.message} ${describePlaces(envFile)}`, { cause: error });
  }
}

function describePlaces(envFile: string | undefined): string {
  const places =
    envFile === undefined ? "the environment (no --env-file was given)" : `the environment and ${envFile}`;
  return `Looked in ${places}. To try it without a project, add --emulator.`;
}
