import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { expect } from "vitest";
import { buildPage } from "./build-page.js";
import { servePage } from "./serve-page.js";

const MIB = 1024 * 1024;

/** The environment of pages under test, in any browser: an emulator, a page of another origin, and files. */
export interface PageHost {
  readonly emulator: Emulator;
  /** The origin of the page. */
  readonly url: string;
  /** Writes a file of the given size. Returns its path. */
  file(size: number): Promise<string>;
  /**
   * Between two tests: removes faults and requests, and expects that the requests did not break the contract.
   */
  clear(): void;
  close(): Promise<void>;
}

/** The scripts and connections of a page. */
export interface PageHostOptions {
  /** Its script. */
  readonly app: URL;
  /** Further scripts, by their names. */
  readonly scripts?: Readonly<Record<string, URL>>;
  readonly emulator?: EmulatorOptions;
  /** Allowed hosts besides the emulator. */
  readonly hosts?: readonly string[];
}

/** Starts all of it. */
export async function openPageHost(options: PageHostOptions): Promise<PageHost> {
  const { app, scripts = {}, hosts = [] } = options;
  const [emulator, files, folder] = await Promise.all([
    startEmulator({ etag: "fast", ...options.emulator }),
    buildPage(app, scripts),
    mkdtemp(join(tmpdir(), "cdf-page-")),
  ]);
  const server = await servePage(files, () => [emulator.url, ...hosts]);
  // The page has another origin, which the emulator must allow by name.
  emulator.setCors({ ...options.emulator?.cors, origin: new URL(server.url).origin });
  let written = 0;
  return {
    emulator,
    url: server.url,
    async file(size): Promise<string> {
      written += 1;
      const path = join(folder, `scan-${written}.e57`);
      await writeNoise(path, size, written);
      return path;
    },
    clear(): void {
      // The contract layer watches Node's fetch. Here the emulator checks both sides against the document. It
      // responds to a forbidden request with 400, and records a forbidden response in its journal.
      const breaches = emulator.requests
        .all()
        .filter(({ violation, status, operation, fault }) =>
          violation !== undefined ? true : status === 400 && operation !== "putPart" && fault === undefined,
        );
      expect(breaches).toEqual([]);
      emulator.setFaults([]);
      emulator.requests.clear();
    },
    async close(): Promise<void> {
      await server.close();
      await emulator.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Bytes in which every MiB is different, so that a wrong offset is detected. */
async function writeNoise(path: string, size: number, seed: number): Promise<void> {
  const words = new Uint32Array(MIB / 4);
  let state = (0x9e3779b9 ^ seed) >>> 0;
  const file = await open(path, "w");
  try {
    for (let at = 0; at < size; at += MIB) {
      state = Math.imul(state, 1664525) + 1013904223;
      for (let index = 0; index < words.length; index += 1)
        words[index] = Math.imul(state ^ index, 2654435761);
      await file.write(new Uint8Array(words.buffer, 0, Math.min(MIB, size - at)));
    }
  } finally {
    await file.close();
  }
}

/** Whether two files have the same bytes. */
export async function sameBytes(one: string, other: string): Promise<boolean> {
  const right = createReadStream(other, { highWaterMark: MIB })[Symbol.asyncIterator]();
  for await (const chunk of createReadStream(one, { highWaterMark: MIB })) {
    const { value, done } = await right.next();
    if (done === true || !value.equals(chunk)) return false;
  }
  return (await right.next()).done === true;
}
