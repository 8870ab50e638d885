import { chmod, readdir } from "node:fs/promises";
import { Readable } from "node:stream";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSpoolFile } from "../../src/sources/node/spool-file.js";
import { type StreamSourceOptions, streamSource } from "../../src/sources/node/stream-source.js";
import type { Source } from "../../src/sources/source.js";
import { sourceConformance } from "../../src/testing/source-conformance.js";
import { openFiles } from "./open-files.js";
import { pattern } from "./pattern.js";
import { readAll } from "./read-all.js";
import { temporaryFolder } from "./temporary-folder.js";

const bytes = pattern(300_001);

function chunks(size = 10_000): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

async function spooled(
  stream: Parameters<typeof streamSource>[0],
  options: StreamSourceOptions = {},
): Promise<Source> {
  const source = await streamSource(stream, { directory: await temporaryFolder(), ...options });
  onTestFinished(() => source.close());
  return source;
}

describe("a stream", () => {
  test.each([
    ["a Node Readable", () => Readable.from(chunks())],
    ["a web ReadableStream", () => new Blob([bytes]).stream()],
    [
      "a web stream that cannot be iterated",
      () => ({ getReader: () => new Blob([bytes]).stream().getReader() }),
    ],
    [
      "an async generator",
      () =>
        (async function* () {
          yield* chunks();
        })(),
    ],
    ["an array of chunks", () => chunks()],
  ])("can be %s", async (_what, make) => {
    const stream = make();
    const source = await spooled(stream);
    expect(source).toMatchObject({ kind: "spool", size: bytes.length });
    expect(Buffer.from(await readAll(source)).equals(bytes)).toBe(true);
  });

  test("fulfils the contract of a source, read repeatedly", async () => {
    const directory = await temporaryFolder();
    await sourceConformance(() => streamSource(Readable.from(chunks()), { directory }), { bytes });
    await sourceConformance(() => streamSource(Readable.from([]), { directory }), {
      bytes: bytes.subarray(0, 0),
    });
  });

  test("of known size must have this size", async () => {
    expect((await spooled(chunks(), { size: bytes.length })).size).toBe(bytes.length);
    await expect(spooled(chunks(), { size: bytes.length + 1 })).rejects.toMatchObject({
      code: "source-length",
      message: `The stream ended after 300001 bytes, 1 less than the given size of 300002. Give the right "size", or none.`,
    });
    await expect(spooled(chunks(), { size: bytes.length - 1 })).rejects.toMatchObject({
      code: "source-length",
      message: expect.stringContaining("longer than the given size of 300000 bytes"),
    });
  });

  test("reports how much was copied, and has a name and a type", async () => {
    const seen: number[] = [];
    const source = await spooled(chunks(100_000), {
      name: "a.bin",
      mimeType: "x/y",
      onSpooled: (n) => seen.push(n),
    });
    expect(seen).toEqual([100_000, 200_000, 300_000, 300_001]);
    expect(source).toMatchObject({ name: "a.bin", mimeType: "x/y" });
  });
});

describe("a stream that cannot be uploaded leaves nothing behind", () => {
  async function refused(
    stream: Parameters<typeof streamSource>[0],
    options: StreamSourceOptions = {},
  ): Promise<unknown> {
    const directory = await temporaryFolder();
    const error = await streamSource(stream, { directory, ...options }).catch((thrown: unknown) => thrown);
    expect(await openFiles(directory)).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
    return error;
  }

  test("because it fails in the middle", async () => {
    const failure = new Error("the camera fell over");
    const stream = (async function* () {
      yield bytes;
      throw failure;
    })();
    expect(await refused(stream)).toMatchObject({
      code: "source-unreadable",
      message:
        "The stream failed after 300001 bytes: the camera fell over. Nothing was uploaded. Open the stream again and restart the upload.",
      cause: failure,
    });
  });

  test.each([
    ["text", "hello", "a string"],
    ["an object", { a: 1 }, "an object"],
    ["null", null, "null"],
  ])("because it yields %s instead of bytes", async (_what, chunk, seen) => {
    const stream: Iterable<Uint8Array> = JSON.parse(JSON.stringify([chunk]));
    expect(await refused(stream)).toMatchObject({
      message: expect.stringContaining(`The stream yielded ${seen} instead of bytes`),
    });
  });

  test("because it is longer than the limit of the temporary copy", async () => {
    let returned = false;
    const stream = (async function* () {
      try {
        yield* chunks();
      } finally {
        returned = true;
      }
    })();
    expect(await refused(stream, { maxSize: 200_000 })).toMatchObject({ code: "source-too-large" });
    expect(returned).toBe(true);
    expect(await refused(chunks(), { maxSize: 200_000, size: 300_001 })).toMatchObject({
      code: "source-too-large",
    });
    expect(
      await refused(chunks(), { maxSize: Number.MAX_SAFE_INTEGER, size: FILE_SIZE_MAX + 1 }),
    ).toMatchObject({
      code: "source-too-large",
    });
  });

  test("because the disk has no room for a stream of that size", async () => {
    expect(await refused(chunks(), { size: 2 ** 48, maxSize: 2 ** 49 })).toMatchObject({
      code: expect.stringMatching(/source-(spool|too-large)/),
    });
    expect(await refused(chunks(), { size: FILE_SIZE_MAX, maxSize: FILE_SIZE_MAX })).toMatchObject({
      code: "source-spool",
      message: expect.stringMatching(
        /needs \d+ more bytes in .+, but only \d+ are free, and 268435456 must stay free/,
      ),
    });
  });

  test("because the folder does not exist", async () => {
    expect(await refused(chunks(), { directory: "/nowhere/at/all" })).toMatchObject({
      code: "source-spool",
      message: expect.stringContaining("could not be created in /nowhere/at/all: ENOENT"),
    });
  });

  test("because it was aborted before it begins, while it yields bytes, or while it hangs", async () => {
    expect(await refused(chunks(), { signal: AbortSignal.abort("enough") })).toBe("enough");
    const stop = new AbortController();
    const onSpooled = (copied: number): void => {
      if (copied > 100_000) stop.abort("enough");
    };
    expect(await refused(chunks(), { signal: stop.signal, onSpooled })).toBe("enough");
    const hanging = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    const late = new AbortController();
    setTimeout(() => late.abort("enough"), 10);
    expect(await refused(hanging, { signal: late.signal })).toBe("enough");
  });
});

describe("the temporary file", () => {
  test("has no name while it is used, and no other user may read it", async () => {
    const directory = await temporaryFolder();
    const source = await streamSource(chunks(), { directory });
    expect(await readdir(directory)).toEqual([]);
    await source.close();
    await source.close();
    const file = await createSpoolFile(directory);
    expect((await file.handle.stat()).mode & 0o777).toBe(0o600);
    await file.remove();
    await expect(readAll(source)).rejects.toMatchObject({ code: "source-unreadable" });
  });

  test("that keeps its name, as on other systems, is removed at close and when the process exits", async () => {
    const directory = await temporaryFolder();
    const listeners = process.listenerCount("exit");
    const file = await createSpoolFile(directory, async () => {
      throw new Error("EBUSY");
    });
    expect(await readdir(directory)).toHaveLength(1);
    expect(process.listenerCount("exit")).toBe(listeners + 1);
    await file.remove();
    expect(await readdir(directory)).toEqual([]);
    expect(process.listenerCount("exit")).toBe(listeners);
  });

  test("cannot be created where this user may not write", async () => {
    const directory = await temporaryFolder();
    await chmod(directory, 0o500);
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      await expect(streamSource(chunks(), { directory })).rejects.toMatchObject({ code: "source-spool" });
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});
