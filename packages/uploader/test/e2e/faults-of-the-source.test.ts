import {
  appendFileSync,
  closeSync,
  fstatSync,
  openSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upload } from "../../src/node/upload-node.js";
import { fileSource } from "../../src/sources/node/file-source.js";
import { NOTHING, type PartBody, type Source } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { Transport } from "../../src/transport/transport.js";
import { type Ground, ground } from "./ground.js";
import { PART, quick, SIZE, watchListeners } from "./matrix.js";

/** What a body does instead of yielding its next bytes. */
type Trouble = (body: PartBody, window: Uint8Array) => Promise<Uint8Array>;

/** Parts that meet a fault; each part is opened again for every attempt. */
const places: readonly (readonly [string, readonly number[]])[] = [
  ["the first part", [1]],
  ["a middle part", [3]],
  ["the last part", [4]],
  ["every part", [1, 2, 3, 4]],
];

/** A source that is correct except for some of its parts. */
function troubled(source: Source, parts: readonly number[], trouble: Trouble): Source {
  return {
    ...source,
    open(start, end): PartBody {
      const body = source.open(start, end);
      if (!parts.includes(1 + Math.floor(start / PART))) return body;
      return { next: (window) => trouble(body, window), close: () => body.close() };
    },
  };
}

const ofTheSource: Readonly<Record<string, readonly [Trouble, object]>> = {
  "ends early": [async () => NOTHING, { code: "source-length" }],
  "gives too much": [
    async (body, window) => {
      await body.next(window);
      return window;
    },
    { code: "source-length" },
  ],
  "cannot be read": [
    () => Promise.reject(new SourceError("The disk is broken.", { code: "source-unreadable" })),
    { code: "source-unreadable" },
  ],
  "throws what nobody knows": [() => Promise.reject(new RangeError("a slip")), { message: "a slip" }],
};

/** What happens to the file while it is uploaded, synchronously: a moment later it may be stored. */
const ofTheFile: Readonly<Record<string, readonly [(path: string) => void, string]>> = {
  "is appended to": [(path) => appendFileSync(path, "x"), "size"],
  "is cut": [(path) => truncateSync(path, PART), "size"],
  "is written to in place": [overwrite, "modified"],
  "gets another time": [(path) => utimesSync(path, 1e9, 1e9), "modified"],
  "is replaced": [replace, "replaced"],
};

describe("a source that", () => {
  let floor: Ground;
  beforeAll(async () => {
    floor = await ground();
  });
  afterAll(() => floor.close());

  const expectNothingCompleted = async (): Promise<void> => {
    expect(floor.emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
    await floor.expectNothingLeft();
  };

  describe.each(Object.entries(ofTheSource))("%s", (_, [trouble, expected]) => {
    it.each(places)("at %s is never completed, and never read again", async (_where, parts) => {
      floor.emulator.requests.clear();
      const { signal, expectNoListener } = watchListeners();
      const file = await fileSource(await floor.file(SIZE));
      const source = troubled(file, parts, trouble);
      // The connection is not tested here, and even on a busy machine none of its watchdogs may act first.
      const transport = (): Transport => nodeTransport({ proxy: "none" });
      const options = { ...quick(floor, { name: "troubled.bin" }), transport, signal };
      await expect(upload(floor.client(), source, options)).rejects.toMatchObject(expected);
      await file.close();
      expectNoListener();
      for (const partNumber of parts)
        expect(floor.emulator.requests.count({ operation: "putPart", partNumber })).toBeLessThanOrEqual(1);
      await expectNothingCompleted();
    });
  });

  describe.each(Object.entries(ofTheFile))("%s", (_, [change, kind]) => {
    it.each(["part-start", "part-done"] as const)(
      "at the first, a middle and the last %s is never completed",
      async (type) => {
        for (const at of [1, 2, 4]) {
          floor.emulator.requests.clear();
          const path = await floor.file(SIZE);
          const { signal, expectNoListener } = watchListeners();
          let seen = 0;
          const uploading = upload(floor.client(), path, {
            ...quick(floor),
            signal,
            onEvent: (event) => {
              if (event.type !== type) return;
              seen += 1;
              if (seen === at) change(path);
            },
          });
          await expect(uploading, `${type} ${at}`).rejects.toMatchObject({
            code: "source-changed",
            change: kind,
          });
          expectNoListener();
          await expectNothingCompleted();
        }
      },
    );
  });
});

function overwrite(path: string): void {
  const { mtimeNs } = statSync(path, { bigint: true });
  const file = openSync(path, "r+");
  // Two writes within one tick of the kernel's clock have the same time: wait for the next tick.
  do writeSync(file, new Uint8Array([1]), 0, 1, SIZE - 1);
  while (fstatSync(file, { bigint: true }).mtimeNs === mtimeNs);
  closeSync(file);
}

function replace(path: string): void {
  writeFileSync(`${path}.new`, new Uint8Array(SIZE));
  renameSync(`${path}.new`, path);
}
