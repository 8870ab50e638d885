import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createFilesClient } from "@cdf-multipart/core";
import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { afterAll, beforeAll } from "vitest";
import { connectFleet, type Fleet, type FleetItem, type RunView, type WorkOptions } from "../../src/index.js";
import type { BrokerServer } from "../servers/broker-server.js";
import { startRedis } from "../servers/redis-server.js";

export const MiB: number = 1024 * 1024;
export const KEY: string = "ab".repeat(32);

/** Short times, so that a test sees in seconds what takes minutes in production. */
export const QUICK = { lockMs: 3000, feedMs: 200, sweepMs: 1000 } as const;

/** A folder of files and the service that they are uploaded to. */
export interface Scene {
  readonly emulator: Emulator;
  /** The folder of the root "nas". */
  readonly folder: string;
  /** Writes a file whose bytes depend on its name. */
  write(path: string, size: number): FleetItem;
  connect(broker: string): Promise<Fleet>;
  /** How many entries have that name. */
  entries(name: string): Promise<number>;
  /** Lists what is wrong with the stored files; empty if each item is stored once, byte by byte. */
  faults(items: readonly FleetItem[]): Promise<readonly string[]>;
  end(): Promise<void>;
}

export async function scene(): Promise<Scene> {
  const emulator = await startEmulator({ etag: "fast" });
  const folder = mkdtempSync(join(tmpdir(), "cdf-fleet-files-"));
  const clientOf = (limits?: Parameters<Parameters<typeof connectFleet>[0]["client"]>[0]) =>
    createFilesClient({
      baseUrl: emulator.url,
      project: emulator.project,
      token: emulator.token,
      ...(limits === undefined ? {} : { limits }),
    });
  return {
    emulator,
    folder,
    write(path, size): FleetItem {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, bytesOf(path, size));
      return {
        source: `nas:${path}`,
        size,
        file: { externalId: path, name: path.split("/").at(-1) ?? path },
      };
    },
    connect: (broker) => connectFleet({ broker, key: KEY, client: clientOf, requestsPerSecond: 1000 }),
    async entries(name): Promise<number> {
      const { items } = await clientOf().advancedListFiles({ filter: { name }, limit: 10 });
      return items.length;
    },
    async faults(items): Promise<readonly string[]> {
      const client = clientOf();
      const faults: string[] = [];
      for (const { source, file } of items) {
        const externalId = file?.externalId ?? "";
        const found = await client.byIdsFiles([{ externalId }], { ignoreUnknownIds: true });
        const [entry] = found;
        if (entry === undefined || found.length !== 1) faults.push(`${source}: ${found.length} entries`);
        else if (!entry.uploaded) faults.push(`${source}: not uploaded`);
        else {
          const path = emulator.filePath(entry.id);
          const stored = path === undefined ? "" : digest(readFileSync(path));
          if (stored !== digest(readFileSync(join(folder, source.slice(4)))))
            faults.push(`${source}: other bytes`);
        }
      }
      const { items: listed } = await client.advancedListFiles({ limit: 1000 });
      if (items.length < 1000 && listed.length !== items.length)
        faults.push(`${listed.length} entries for ${items.length} files`);
      return faults;
    },
    async end(): Promise<void> {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function bytesOf(seed: string, size: number): Buffer {
  const block = createHash("sha512").update(seed).digest();
  const bytes = Buffer.alloc(size, block);
  // No two blocks are equal, so that swapped parts are detected.
  for (let at = 0; at + 8 <= size; at += 64 * 1024) bytes.writeBigUInt64LE(BigInt(at), at);
  return bytes;
}

/** Resolves with the last view of a run when it is finished. */
export async function finished(fleet: Fleet, run: string): Promise<RunView> {
  for await (const progress of fleet.watch(run, 200)) if (progress.finished) return progress.run;
  throw new Error("the run is not finished");
}

/** Resolves when the run has reached this state. */
export async function until(fleet: Fleet, run: string, far: (view: RunView) => boolean): Promise<void> {
  for await (const { run: view } of fleet.watch(run, 50)) if (far(view)) return;
  throw new Error("the run ended before that");
}

/** A real broker, and a scene: what all tests of a whole fleet begin with. */
export interface Stage {
  readonly server: BrokerServer;
  readonly its: Scene;
  connect(): Promise<Fleet>;
  /** The options of a worker with the root "nas", and with times that suit tests. */
  work(more?: Partial<WorkOptions>): WorkOptions;
}

/**
 * Sets the stage before the tests of a file or suite, and clears it after them.
 *
 * @param start the broker. @default Redis
 */
export function useStage(start: () => Promise<BrokerServer> = startRedis): Stage {
  let server: BrokerServer | undefined;
  let its: Scene | undefined;
  beforeAll(async () => {
    server = await start();
    its = await scene();
  });
  afterAll(async () => {
    await its?.end();
    await server?.remove();
  });
  const set = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("The stage is not set yet.");
    return part;
  };
  return {
    get server(): BrokerServer {
      return set(server);
    },
    get its(): Scene {
      return set(its);
    },
    connect: () => set(its).connect(set(server).url),
    work: (more) => ({ roots: { nas: set(its).folder }, slots: 2, ...QUICK, ...more }),
  };
}
