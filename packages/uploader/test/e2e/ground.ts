import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { afterAll, beforeAll, expect } from "vitest";
import { openFiles } from "../sources/open-files.js";
import { closingFetch } from "./closing-fetch.js";
import { storeUnderTest } from "./store-under-test.js";

/** ms after which a resource that is still open counts as left open. */
const PATIENCE = 60_000;

/** A running emulator, a folder for files, and checks for anything left open. */
export interface Ground {
  readonly emulator: Emulator;
  /** A client whose own connections do not outlive its calls. */
  client(): FilesClient;
  /** Writes a file of this many bytes that look random; returns its path. */
  file(size: number): Promise<string>;
  /** Expects the stored bytes of a file to be those at `path`. */
  expectStored(id: number, path: string): Promise<void>;
  /** Expects this process to have no connection open. */
  expectNoConnection(): Promise<void>;
  /** Expects no connection, no new timer and no handle of a file in the folder to be left. */
  expectNothingLeft(): Promise<void>;
  close(): Promise<void>;
}

/** The environment of a block of tests, with one file of this size. */
export function useGround(size: number): { readonly floor: Ground; readonly path: string } {
  let floor: Ground;
  let path: string;
  beforeAll(async () => {
    floor = await ground();
    path = await floor.file(size);
  });
  afterAll(() => floor.close());
  return {
    get floor() {
      return floor;
    },
    get path() {
      return path;
    },
  };
}

/** Starts the environment of a test file. */
export async function ground(options: EmulatorOptions = {}): Promise<Ground> {
  const store = storeUnderTest();
  const emulator = await startEmulator({ etag: "fast", store: store.options, ...options });
  const folder = await mkdtemp(join(tmpdir(), "cdf-uploader-"));
  const connections = watchConnections(Number(new URL(emulator.url).port));
  const timers = activeTimers();
  let files = 0;
  return {
    emulator,
    client: () =>
      createFilesClient({
        baseUrl: emulator.url,
        project: emulator.project,
        token: emulator.token,
        fetch: closingFetch,
        retry: { minDelay: 5, maxDelay: 50 },
      }),
    async file(size): Promise<string> {
      files += 1;
      const path = join(folder, `file-${files}.bin`);
      await writeFile(path, noise(size));
      return path;
    },
    async expectStored(id, path): Promise<void> {
      const [stored, sent] = await Promise.all([store.read(emulator, id), readFile(path)]);
      expect(stored.length).toBe(sent.length);
      expect(stored.equals(sent)).toBe(true);
    },
    async expectNoConnection(): Promise<void> {
      // A destroyed socket closes a moment later.
      await expect.poll(() => connections.open()).toBe(0);
    },
    async expectNothingLeft(): Promise<void> {
      expect(await openFiles(folder)).toEqual([]);
      // Must not set its own timer while it checks.
      for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
        if (connections.open() === 0 && activeTimers() <= timers) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect({ connections: connections.open(), timers: activeTimers() }).toEqual({ connections: 0, timers });
    },
    async close(): Promise<void> {
      connections.stop();
      await emulator.close();
      await rm(folder, { recursive: true });
    },
  };
}

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

/**
 * Counts the connections that this process made to the emulator. It excludes the connections that the
 * emulator, in the same process, accepted or made to the store behind it.
 */
function watchConnections(port: number): { open(): number; stop(): void } {
  const sockets = new Set<Socket>();
  const onSocket = (message: unknown): void => {
    if (typeof message !== "object" || message === null || !("socket" in message)) return;
    const { socket } = message;
    if (!(socket instanceof Socket)) return;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  subscribe("net.client.socket", onSocket);
  const isOurs = ({ connecting, remotePort }: Socket): boolean =>
    connecting || remotePort === undefined || remotePort === port;
  return {
    open: () => [...sockets].filter(isOurs).length,
    stop: () => void unsubscribe("net.client.socket", onSocket),
  };
}

/** Bytes without a pattern, so that a wrong offset shows. */
function noise(size: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4));
  let state = 0x9e3779b9 ^ size;
  for (let i = 0; i < words.length; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return new Uint8Array(words.buffer, 0, size);
}
