import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientHooks, createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { type Emulator, type Fault, startEmulator } from "@cdf-multipart/emulator";
import { onTestFinished } from "vitest";

export const MIB: number = 1024 * 1024;

/** An emulator with these faults, for one test. */
export async function makeEmulator(faults: readonly Fault[] = []): Promise<Emulator> {
  const emulator = await startEmulator({ etag: "fast", faults: [...faults] });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** A client of the emulator. */
export function clientOf({ url, project, token }: Emulator, hooks: ClientHooks = {}): FilesClient {
  return createFilesClient({
    hooks,
    baseUrl: url,
    project,
    token,
    retry: { minDelay: 1, maxDelay: 10 },
  });
}

/** A file of this size in a temporary folder. */
export async function makeFile(size: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cdf-multipart-otel-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "scan.e57");
  await writeFile(path, Buffer.alloc(size, "scan"));
  return path;
}
