import { readFile } from "node:fs/promises";
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { onTestFinished } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";

/** An emulator for this test, and a client of it. */
export async function makeScene(
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; client: FilesClient }> {
  const emulator = await startEmulator({ etag: "fast", ...options });
  onTestFinished(() => emulator.close());
  const { url, project, token } = emulator;
  const retry = { minDelay: 1, maxDelay: 5 };
  return { emulator, client: createFilesClient({ baseUrl: url, project, token, retry }) };
}

/** A source of this text, repeated to `size` bytes. */
export function textSource(text: string, size: number = text.length): Source {
  return bytesSource(Buffer.from(text.repeat(Math.ceil(size / text.length)).slice(0, size)), {
    name: "a.txt",
  });
}

/** The stored content of a file. */
export async function storedText(emulator: Emulator, id: number): Promise<string> {
  return (await readFile(emulator.filePath(id))).toString();
}

/** The requests since the last call, as operations in order. */
export function requestsOf({ requests }: Emulator): string[] {
  const operations = requests.all().map(({ operation }) => operation);
  requests.clear();
  return operations;
}
