import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FileFields, FileInfo, FilesClient } from "@cdf-multipart/core";
import { describe, expect, test } from "vitest";
import { uploadMany } from "../../src/node/upload-node.js";
import { CONTENT_KEY } from "../../src/overwrite/content-record.js";
import { fakeService } from "../doubles/fake-client.js";
import { makeScene, storedText, textSource } from "./scene.js";

const TEXT = "one";
const SHA256 = createHash("sha256").update(TEXT).digest("hex");

interface Item {
  readonly source: ReturnType<typeof textSource>;
  readonly file: Partial<FileFields>;
  readonly overwrite: "if-changed";
}

function item(index: number): Item {
  return { source: textSource(TEXT), file: { externalId: `x${index}` }, overwrite: "if-changed" };
}

/** A service that has all files with this content; `lookUps` are the sizes of its requests. */
function allThere(fail = 0): { client: FilesClient; lookUps: number[] } {
  const lookUps: number[] = [];
  const metadata = { [CONTENT_KEY]: `sha256=${SHA256} size=${TEXT.length} uploadedTime=5` };
  const entry = {
    name: "a.txt",
    uploaded: true,
    uploadedTime: 5,
    createdTime: 1,
    lastUpdatedTime: 5,
    metadata,
  };
  const client: FilesClient = {
    ...fakeService().client,
    async byIdsFiles(items): Promise<FileInfo[]> {
      lookUps.push(items.length);
      if (lookUps.length <= fail) throw new Error("no answer");
      return items.map(({ externalId = "" }, index) => ({ ...entry, id: index + 1, externalId }));
    },
  };
  return { client, lookUps };
}

async function drain<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe("uploadMany with if-changed", () => {
  test("looks up 1000 files per request, once more before they count as unchanged, and reports each under its own index", async () => {
    const { client, lookUps } = allThere();
    const items = Array.from({ length: 2500 }, (_, index) => item(index));
    // Time decides how many files share a request. A slow machine must not count as a slow network.
    const clock = {
      now: Date.now,
      sleep: (ms: number, signal?: AbortSignal) => sleep(ms * 10, undefined, signal && { signal }),
    };
    const results = await drain(uploadMany(client, items, { journal: "off", clock }));
    expect(lookUps.reduce((sum, count) => sum + count, 0)).toBe(2 * items.length);
    expect(lookUps.length).toBeLessThan(30);
    expect(results.every(({ status }) => status === "uploaded")).toBe(true);
    expect(results.map(({ index }) => index).sort((a, b) => a - b)).toEqual(items.map((_, index) => index));
    for (const result of results) {
      if (result.status === "failed") throw result.error;
      expect(result.result).toMatchObject({ unchanged: true, file: { externalId: `x${result.index}` } });
    }
  });

  test("a file that is there twice gets the content that comes last", async () => {
    const { emulator, client } = await makeScene();
    const one = item(0);
    const two = { ...one, source: textSource("two") };
    await drain(uploadMany(client, [one], { journal: "off" }));
    const results = await drain(uploadMany(client, [two, one], { journal: "off", files: 1 }));
    const ends = results.map((result) => result.status === "uploaded" && result.result.unchanged);
    expect(ends).toEqual([false, false]);
    const [file] = await client.byIdsFiles([{ externalId: "x0" }]);
    expect(await storedText(emulator, file?.id ?? 0)).toBe("one");
  });

  test("does not wait for an iterable that waits for results", async () => {
    const { client, lookUps } = allThere();
    let seen: (() => void) | undefined;
    async function* items(): AsyncGenerator<Item> {
      for (let index = 0; index < 3; index += 1) {
        const result = new Promise<void>((resolve) => {
          seen = resolve;
        });
        yield item(index);
        await result;
      }
    }
    let count = 0;
    for await (const result of uploadMany(client, items(), { journal: "off", files: 1 })) {
      expect(result.status).toBe("uploaded");
      count += 1;
      seen?.();
    }
    expect(count).toBe(3);
    // Each a second time before it counts as unchanged.
    expect(lookUps).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("if the look-up fails, each file looks up its own entry", async () => {
    const { client, lookUps } = allThere(1);
    const results = await drain(uploadMany(client, [item(0), item(1)], { journal: "off" }));
    expect(results.map(({ status }) => status)).toEqual(["uploaded", "uploaded"]);
    expect(lookUps[0]).toBe(2);
    expect(lookUps.slice(1).reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test("an iterable that fails ends the run with its error, after the files before it", async () => {
    const { client } = allThere();
    function* items(): Generator<Item> {
      yield item(0);
      yield item(1);
      throw new Error("no more");
    }
    const indices: number[] = [];
    const run = (async () => {
      for await (const { index } of uploadMany(client, items(), { journal: "off" })) indices.push(index);
    })();
    await expect(run).rejects.toThrow("no more");
    expect(indices.sort()).toEqual([0, 1]);
  });

  test("a file without an external id fails alone", async () => {
    const { client } = allThere();
    const wrong: Item = { ...item(1), file: { name: "b" } };
    const results = await drain(uploadMany(client, [item(0), wrong, item(2)], { journal: "off" }));
    expect(results.map(({ index, status }) => `${index} ${status}`).sort()).toEqual([
      "0 uploaded",
      "1 failed",
      "2 uploaded",
    ]);
  });
});
