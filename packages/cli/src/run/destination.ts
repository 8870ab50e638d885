import type { FilesClient } from "@cdf-multipart/core";
import type { StoredCopy } from "../output/run-event.js";
import { toStderr } from "../output/write.js";
import { type ClientManners, type ConnectionOptions, clientOptions } from "../settings/connection-options.js";

/** The project that receives the files. */
export interface Destination {
  readonly client: FilesClient;
  /** Present for an emulator of this run: downloads the stored file and compares it with the file at `path`. */
  readonly readBack?: (id: number, path: string, signal: AbortSignal) => Promise<StoredCopy>;
  readonly close: () => Promise<void>;
}

/**
 * Connects to the project that the settings name, or to an emulator that is started for this run. Loads only the modules of one
 * of them.
 *
 * @throws SettingsError when the settings are missing or invalid.
 * @throws Error when the emulator does not start.
 */
export async function findDestination(
  { emulator, emulatorDir, settings }: ConnectionOptions,
  manners: ClientManners,
): Promise<Destination> {
  if (emulator === true) {
    const { connectToEmulator } = await import("../emulator/connect-to-emulator.js");
    return connectToEmulator(emulatorDir, clientOptions(manners));
  }
  const { connect } = await import("../settings/connect.js");
  const client = connect({ file: settings, prompt: toStderr, ...manners });
  return { client, close: async () => undefined };
}
