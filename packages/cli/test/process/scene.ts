import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFilesClient, type FileInfo, type FilesClient } from "@cdf-multipart/core";
import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { onTestFinished } from "vitest";

/** A temporary folder, removed when the test ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cdf-multipart-cli-"));
  // On Windows a file that was just closed can still be there for a moment.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Bytes that depend on their position: a part in the wrong place, or a duplicate part, changes the file. */
export function makeBytes(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at);
  return bytes;
}

/** A file of {@link makeBytes} in a temporary folder. */
export async function makeFile(size: number, name: string = "scan.e57"): Promise<string> {
  const path = join(await makeFolder(), name);
  await writeFile(path, makeBytes(size));
  return path;
}

/** A folder with these files below it; the content of each is its path. */
export async function makeTree(paths: readonly string[]): Promise<string> {
  const folder = await makeFolder();
  for (const path of paths) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), path);
  }
  return folder;
}

/** An emulator for this test, and environment variables for the command line with the emulator's URL and a state folder. */
export async function makeEmulator(
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; env: Record<string, string> }> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return {
    emulator,
    env: {
      CDF_URL: emulator.url,
      CDF_PROJECT: emulator.project,
      CDF_TOKEN: emulator.token,
      // Interrupted uploads of this test must not affect other tests.
      XDG_STATE_HOME: await makeFolder(),
    },
  };
}

/** A client of the emulator. */
export function clientOf({ url, project, token }: Emulator): FilesClient {
  return createFilesClient({ baseUrl: url, project, token });
}

/** All files of the emulator, at most 1000. */
export async function filesOf(emulator: Emulator): Promise<readonly FileInfo[]> {
  return (await clientOf(emulator).advancedListFiles({ limit: 1000 })).items;
}
