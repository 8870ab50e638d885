import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createInputList } from "../../src/inputs/input-list.js";
import { FOUND_FIRST, startSurvey } from "../../src/upload/survey.js";
import { type WantedOptions, wantedFiles } from "../../src/upload/upload-options.js";
import { makeFolder } from "../process/scene.js";

const MORE = 150;

async function makeMany(files: number): Promise<string> {
  const folder = await makeFolder();
  await mkdir(join(folder, "b"));
  for (let at = 0; at < files; at += 1)
    await writeFile(join(folder, at % 2 === 0 ? "b" : ".", `${at}.txt`), "x");
  return folder;
}

async function survey(folder: string, options: Partial<WantedOptions> = {}, mayGoOn = true) {
  const list = createInputList({ memory: 5000 });
  onTestFinished(() => list.close());
  const wanted = wantedFiles(
    { words: [folder], options: { recursive: true, symlinks: "follow", ...options }, commands: [] },
    undefined,
  );
  const { signal } = new AbortController();
  let found = 0;
  const onFound = (): void => {
    found += 1;
  };
  const started = await startSurvey(wanted, list, { signal, onFound, mayGoOn });
  return { ...started, list, found: () => found, wanted };
}

test("the first files can be sent while others are being found; in the end all are sent", async () => {
  const folder = await makeMany(FOUND_FIRST + MORE);
  const { survey: so, rest, list, found } = await survey(folder);
  expect(rest).toBeDefined();
  expect(so).toMatchObject({ total: FOUND_FIRST, files: FOUND_FIRST, bytes: FOUND_FIRST });
  const sent = new Set<string>();
  for await (const input of list.again()) sent.add(input.shown);
  await rest;
  expect(sent.size).toBe(FOUND_FIRST + MORE);
  expect(so).toMatchObject({ total: FOUND_FIRST + MORE, bytes: FOUND_FIRST + MORE });
  expect(found()).toBe(FOUND_FIRST + MORE);
});

test.each<[string, Partial<WantedOptions>, boolean]>([
  ["where ids must differ", { externalId: "{path}" }, true],
  ["for a plan", {}, false],
])("all files are found before the first is sent %s", async (_, options, mayGoOn) => {
  const { survey: so, rest } = await survey(await makeMany(FOUND_FIRST + MORE), options, mayGoOn);
  expect(rest).toBeUndefined();
  expect(so.total).toBe(FOUND_FIRST + MORE);
});

test("a search that is stopped ends the list of files to send", async () => {
  const folder = await makeMany(FOUND_FIRST + MORE);
  const list = createInputList();
  onTestFinished(() => list.close());
  const stop = new AbortController();
  const options = { recursive: true, symlinks: "follow" } as const;
  const wanted = wantedFiles({ words: [folder], options, commands: [] }, undefined);
  const { rest } = await startSurvey(wanted, list, { signal: stop.signal, mayGoOn: true });
  stop.abort(new Error("stopped"));
  await expect(rest).rejects.toThrow("stopped");
  let sent = 0;
  for await (const _ of list.again()) sent += 1;
  expect(sent).toBeLessThan(FOUND_FIRST + MORE);
});

test("names that look the same are reported although the survey keeps none of them", async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, "e\u0301.txt"), "1");
  await writeFile(join(folder, "\u00e9.txt"), "2");
  const { wanted } = await survey(folder);
  expect(wanted.notes.lines()).toEqual([
    expect.stringMatching(/\u00e9\.txt: looks the same as .*e\u0301\.txt in CDF/),
  ]);
});
