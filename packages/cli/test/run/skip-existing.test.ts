import type { FilesClient } from "@cdf-multipart/core";
import { createFilesClient } from "@cdf-multipart/core";
import { startEmulator } from "@cdf-multipart/emulator";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { expect, onTestFinished, test } from "vitest";
import type { Found } from "../../src/run/candidate.js";
import { markExisting } from "../../src/run/skip-existing.js";

async function makeClient() {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const { url, project, token } = emulator;
  return { client: createFilesClient({ baseUrl: url, project, token }), emulator };
}

async function* find(files: number, at: (found: number) => void = () => {}): AsyncGenerator<Found> {
  for (let index = 0; index < files; index += 1) {
    at(index);
    const path = `f${index}`;
    const input = { kind: "file", path, given: path, shown: path, size: 1, modifiedAt: 0 } as const;
    yield { kind: "candidate", input, shown: path, into: { file: { name: path, externalId: path } } };
  }
}

/** Counts the ids of each request. */
function counting(client: FilesClient) {
  const asked: number[] = [];
  const byIdsFiles: FilesClient["byIdsFiles"] = (items, options) => {
    asked.push(items.length);
    return client.byIdsFiles(items, options);
  };
  return { client: { ...client, byIdsFiles }, asked };
}

const { signal } = new AbortController();

test("if finding is slow, each request asks for twice as many files as the one before", async () => {
  const { client, asked } = counting((await makeClient()).client);
  let count = 0;
  for await (const { exists } of markExisting(find(5000), client, signal, 16)) {
    expect(exists).toBe(false);
    count += 1;
  }
  expect(count).toBe(5000);
  expect(asked).toEqual([16, 32, 64, 128, 256, 512, 1000, 1000, 1000, 992]);
});

test("otherwise each request asks for the maximum of the API", async () => {
  const { client, asked } = counting((await makeClient()).client);
  for await (const _ of markExisting(find(2500), client, signal));
  expect(asked).toEqual([BY_IDS_ITEMS_MAX_ITEMS, BY_IDS_ITEMS_MAX_ITEMS, 500]);
});

test("finds only one batch in advance, and stops when no files are taken any more", async () => {
  const { client, asked } = counting((await makeClient()).client);
  let found = 0;
  const looked = markExisting(
    find(5000, (index) => {
      found = index + 1;
    }),
    client,
    signal,
    4,
  );
  for (let at = 0; at < 4; at += 1) await looked.next();
  // The fifth file is in the second batch, and belongs to the third request.
  await looked.next();
  await looked.return(undefined);
  expect(found).toBeLessThanOrEqual(4 + 8 + 16);
  expect(asked.length).toBeLessThanOrEqual(3);
});

test("an error of the search reaches the caller after the files before it", async () => {
  const { client } = await makeClient();
  const failing = find(20, (index) => {
    if (index === 10) throw new Error("the disk is gone");
  });
  const seen: string[] = [];
  const taking = (async () => {
    for await (const { found } of markExisting(failing, client, signal, 8)) seen.push(found.kind);
  })();
  await expect(taking).rejects.toThrow("the disk is gone");
  expect(seen).toHaveLength(8);
});
