import type { ClientHooks, FilesClient, RetryOptions } from "@cdf-multipart/core";
import type { Comparer } from "../emulator/comparer.js";
import type { EmulatorChild } from "../emulator/start-child.js";
import { checkRelative } from "../ends/working-folder.js";
import type { StoredCopy } from "../output/stored-file.js";
import { toStderr } from "../output/write.js";
import type { ConnectionOptions } from "../settings/connection-options.js";

/** The project that receives the files. */
export interface Destination {
  readonly client: FilesClient;
  /** Present for an emulator of this run: downloads the stored file and compares it with the file at `path`. */
  readonly readBack?: (id: number, path: string, signal: AbortSignal) => Promise<StoredCopy>;
  readonly close: () => Promise<void>;
}

/** Options of the client. */
export interface ClientManners {
  readonly hooks: ClientHooks;
  readonly retry: RetryOptions;
  /** ms. */
  readonly timeout?: number | undefined;
  readonly requestsPerSecond?: number | undefined;
}

/**
 * Connects to the project that the settings name, or to an emulator that is started for this run.
 *
 * @throws SettingsError when the settings are missing or invalid.
 * @throws Error when the emulator does not start.
 */
export async function findDestination(
  options: ConnectionOptions,
  manners: ClientManners,
): Promise<Destination> {
  if (options.emulator !== true) {
    const { connect } = await import("../settings/connect.js");
    return {
      client: connect({ file: options.settings, prompt: toStderr, ...manners }),
      close: async () => undefined,
    };
  }
  const { connectToEmulator } = await import("../emulator/connect-to-emulator.js");
  const { createComparer } = await import("../emulator/comparer.js");
  checkRelative([options.emulatorDir]);
  const { client, emulator } = await connectToEmulator(options.emulatorDir, manners.hooks);
  const comparer = createComparer();
  const kept = options.emulatorDir !== undefined;
  return {
    client,
    readBack: async (id, path, signal) => ({
      path: await readBack(id, path, { client, emulator, comparer, signal }),
      kept,
    }),
    close: async () => {
      comparer.close();
      await emulator.close();
    },
  };
}

interface ReadBack {
  readonly client: FilesClient;
  readonly emulator: EmulatorChild;
  readonly comparer: Comparer;
  readonly signal: AbortSignal;
}

async function readBack(
  id: number,
  path: string,
  { client, emulator, comparer, signal }: ReadBack,
): Promise<string> {
  const stop = (): void => comparer.close();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [link] = await client.downloadLinks([{ id }], { extendedExpiration: true, signal });
    if (link === undefined) throw new Error(`The emulator returned no download URL for file ${id}.`);
    const comparison = await comparer.compare(link.downloadUrl, path);
    if (comparison.same) return await emulator.filePath(id);
    throw new Error(
      `The stored file differs from ${path} at byte ${comparison.offset}: ${comparison.reason}.`,
    );
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
