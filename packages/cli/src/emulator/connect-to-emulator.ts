import { type ClientHooks, createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { type EmulatorChild, startEmulatorChild } from "./start-child.js";

/**
 * Starts an emulator for this run, and creates a client for it. The caller closes the emulator. Without `folder` it keeps its
 * files in a private temporary folder, and removes that when it is closed.
 */
export async function connectToEmulator(
  folder: string | undefined,
  hooks: ClientHooks,
): Promise<{ client: FilesClient; emulator: EmulatorChild }> {
  const emulator = await startEmulatorChild(folder);
  const { url: baseUrl, project, token } = emulator;
  return { client: createFilesClient({ baseUrl, project, token, appId: "cdf-upload", hooks }), emulator };
}
