import { createFilesClient, type FilesClient, type FilesClientOptions } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { checkRelative } from "../ends/working-folder.js";
import type { StoredCopy } from "../output/run-event.js";
import { type Comparer, createComparer } from "./comparer.js";
import { type EmulatorChild, startEmulatorChild } from "./start-child.js";

/** An emulator that was started for one run. */
export interface RunEmulator {
  readonly client: FilesClient;
  /** Downloads the stored file and compares it with the file at `path`. */
  readonly readBack: (id: number, path: string, signal: AbortSignal) => Promise<StoredCopy>;
  readonly close: () => Promise<void>;
}

/**
 * Starts an emulator for this run, and creates a client for it with these options. Without `folder` it keeps its files in a
 * private temporary folder, and removes that when it is closed.
 *
 * @throws Error when the emulator does not start.
 */
export async function connectToEmulator(
  folder: string | undefined,
  options: Pick<FilesClientOptions, "appId" | "hooks" | "retry" | "timeout" | "limits">,
): Promise<RunEmulator> {
  checkRelative([folder]);
  const emulator = await startEmulatorChild(folder);
  const { url: baseUrl, project, token } = emulator;
  const client = createFilesClient({ ...options, baseUrl, project, token });
  const comparer = createComparer();
  return {
    client,
    readBack: async (id, path, signal) => ({
      path: await readBack(id, path, { client, emulator, comparer, signal }),
      kept: folder !== undefined,
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
  const forget = onAbort(signal, () => comparer.close());
  try {
    const [link] = await client.downloadLinks([{ id }], { extendedExpiration: true, signal });
    if (link === undefined) throw new Error(`The emulator returned no download URL for file ${id}.`);
    const comparison = await comparer.compare(link.downloadUrl, path);
    if (comparison.same) return await emulator.filePath(id);
    throw new Error(
      `The stored file differs from ${path} at byte ${comparison.offset}: ${comparison.reason}.`,
    );
  } finally {
    forget();
  }
}
