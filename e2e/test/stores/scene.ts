import { randomFillSync } from "node:crypto";
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { type RealStore, realStore, type STORE_KINDS } from "./real-store.js";

export interface Scene extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly store: RealStore;
  readonly client: FilesClient;
}

/** An emulator with a real store, its own container, and a client. */
export async function scene(
  kind: (typeof STORE_KINDS)[number],
  options: EmulatorOptions = {},
): Promise<Scene> {
  const store = realStore(kind);
  const emulator = await startEmulator({ store: store.options, ...options });
  return { emulator, store, client: clientOf(emulator), [Symbol.asyncDispose]: () => emulator.close() };
}

export function clientOf({ url, project, token }: Emulator): FilesClient {
  return createFilesClient({ baseUrl: url, project, token, retry: { minDelay: 5, maxDelay: 50 } });
}

/** Bytes without a pattern, so that a wrong offset is detected. */
export function noise(size: number): Buffer<ArrayBuffer> {
  return randomFillSync(Buffer.alloc(size));
}
