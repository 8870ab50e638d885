import { basename } from "node:path";
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { upload } from "@cdf-multipart/uploader/node";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Stage, stage } from "./page/stage.js";

let set: Stage;
let client: FilesClient;
beforeAll(async () => {
  set = await stage();
  const { url: baseUrl, project, token } = set.emulator;
  client = createFilesClient({ baseUrl, project, token });
});
afterEach(() => set.clear());
afterAll(() => set.close());

/** Words of the library and of its API, which no user should read. */
const LIBRARY_WORDS = /`|overwrite|initMultiPart|initFile|dataSetId|externalId|getMulti|status \d/;

const problems = (page: Page) => page.locator(".cdf-Problems");
async function editFirst(page: Page): Promise<void> {
  // Uppy's short messages lie above the buttons for as long as the page of the tests shows them.
  await page.evaluate(() => window.uppy.hideInfo());
  await page
    .getByRole("button", { name: /^Edit file/ })
    .first()
    .click();
}
const idInput = (page: Page) => page.getByRole("textbox", { name: "External id" });
const startAll = (page: Page) => page.evaluate(() => void window.uppy.upload().catch(() => {}));

async function setMeta(page: Page, ...metas: readonly Record<string, string>[]): Promise<void> {
  await page.evaluate((all) => {
    for (const [index, file] of window.uppy.getFiles().entries()) {
      window.uppy.setFileMeta(file.id, { ...file.meta, ...all[index] });
    }
  }, metas);
}

let made = 0;
/** A file that is in CDF already. Returns its external id. */
async function existing(text: string): Promise<string> {
  made += 1;
  const externalId = `scan-${made}`;
  await upload(client, new Blob([text]), { file: { name: "before.e57", externalId } });
  return externalId;
}

describe("the fields of a file", () => {
  it("are not saved with a value that CDF refuses: the form says why, and keeps what was typed", async () => {
    const page = await set.page({ panel: true });
    const paths = await set.add(page, 1);
    await editFirst(page);
    await page.getByLabel("Directory").fill("scans/north");
    await page.getByText("Directory must be an absolute path, beginning with a slash").waitFor();
    await page.getByRole("button", { name: "Save changes" }).click();
    expect(await page.getByLabel("Directory").inputValue()).toBe("scans/north");
    expect(await page.evaluate(() => window.uppy.getFiles()[0]?.meta["directory"])).toBeUndefined();
    await page.getByLabel("Directory").fill("/scans/north");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("button", { name: "Upload 1 file" }).click();
    await set.seen(page, "complete 1/1");
    await set.expectStored(page, ...paths);
  });

  it("can be chosen from lists of the application", async () => {
    const page = await set.page({ panel: true });
    await set.add(page, 1);
    await editFirst(page);
    await page.getByRole("combobox", { name: "Data set" }).selectOption({ label: "Scans of the north hall" });
    await page.getByLabel("North hall").check();
    await page.getByLabel("Raw").check();
    await page.getByRole("button", { name: "Save changes" }).click();
    await startAll(page);
    await set.seen(page, "complete 1/1");
    const [id = 0] = await page.evaluate(() => window.stored);
    const [file] = await client.byIdsFiles([{ id }]);
    expect(file).toMatchObject({
      dataSetId: 17,
      labels: [{ externalId: "hall, north" }, { externalId: "raw" }],
    });
  });

  it("can be set for all files together", async () => {
    const page = await set.page({ panel: true });
    await set.add(page, 1, 1);
    await page.getByText("Fields for all files").click();
    await page.locator("#cdf-AllFiles-site").fill("north");
    await page.locator("#cdf-AllFiles-dataSetId").selectOption("18");
    await page.getByRole("button", { name: "Apply to all files" }).click();
    await startAll(page);
    await set.seen(page, "complete 2/2");
    const ids = await page.evaluate(() => window.stored);
    const files = await client.byIdsFiles(ids.map((id) => ({ id })));
    expect(files).toMatchObject([
      { dataSetId: 18, metadata: { site: "north" } },
      { dataSetId: 18, metadata: { site: "north" } },
    ]);
  });

  it("that are faulty in another way are refused before anything is sent, and can be fixed", async () => {
    const page = await set.page({ panel: true });
    const paths = await set.add(page, 1);
    await setMeta(page, { externalId: "x".repeat(300), dataSetId: "seventeen" });
    await startAll(page);
    await set.seen(page, "complete 0/1");
    const text = "External id must have at most 255 characters; Data set must be an integer";
    await problems(page).getByText(text).waitFor();
    expect(set.emulator.requests.count()).toBe(0);
    await problems(page)
      .getByRole("button", { name: /^Edit the fields of/ })
      .click();
    expect(await idInput(page).inputValue()).toBe("x".repeat(300));
    await idInput(page).fill("fixed");
    await page.getByRole("combobox", { name: "Data set" }).selectOption("17");
    await page.getByRole("button", { name: "Save changes" }).click();
    await problems(page)
      .getByRole("button", { name: /^Retry/ })
      .click();
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(1);
    await set.expectStored(page, ...paths);
  });

  it("that are required are asked for", async () => {
    const page = await set.page({ panel: true, restrictions: { requiredMetaFields: ["externalId"] } });
    await set.add(page, 1);
    await startAll(page);
    await problems(page)
      .getByText(/Missing required meta fields/)
      .waitFor();
    expect(set.emulator.requests.count()).toBe(0);
    await problems(page)
      .getByRole("button", { name: /^Edit the fields of/ })
      .click();
    await idInput(page).fill("required-1");
    await page.getByRole("button", { name: "Save changes" }).click();
    await startAll(page);
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(1);
  });
});

describe("a failed file", () => {
  it("keeps its error and its button after a faulty edit that was corrected", async () => {
    const page = await set.page({ panel: true });
    set.emulator.setFaults([
      { match: { operation: "initMultiPartUpload" }, do: { type: "status", status: 403 } },
    ]);
    await set.add(page, 1);
    await startAll(page);
    await set.seen(page, "complete 0/1");
    set.emulator.setFaults([]);
    const [shown = ""] = await page.evaluate(() => window.errors);
    const check = () =>
      page.evaluate(() =>
        window.uppy.getPlugin("CdfUpload")?.checkFields(window.uppy.getFiles()[0]?.id ?? ""),
      );
    await setMeta(page, { dataSetId: "seventeen" });
    expect(await check()).toBe(false);
    await problems(page).getByText("Data set must be an integer").waitFor();
    await setMeta(page, { dataSetId: "17" });
    expect(await check()).toBe(true);
    await problems(page).getByText(shown).waitFor();
    await problems(page)
      .getByRole("button", { name: /^Retry/ })
      .click();
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(1);
  });

  it.each([
    [400, "CDF does not accept the fields of"],
    [401, "You are no longer signed in. Sign in again, then retry"],
    [403, "You may not add files without a data set. Choose a data set"],
  ])("says a status %i in the words of its user", async (status, words) => {
    const page = await set.page({ panel: true });
    set.emulator.setFaults([{ match: { operation: "initMultiPartUpload" }, do: { type: "status", status } }]);
    const paths = await set.add(page, 1);
    await startAll(page);
    await set.seen(page, "complete 0/1");
    const [shown = ""] = await page.evaluate(() => window.errors);
    expect(shown).toContain(words);
    expect(shown).not.toMatch(LIBRARY_WORDS);
    await problems(page).getByText(shown).waitFor();
    set.emulator.setFaults([]);
    await problems(page)
      .getByRole("button", { name: /^Retry/ })
      .click();
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(1);
    await set.expectStored(page, ...paths);
  });

  it("is sent with the fields that were edited after its failure", async () => {
    const page = await set.page({ panel: true });
    set.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 2 }, do: { type: "status", status: 403 } },
    ]);
    const paths = await set.add(page, 2);
    await setMeta(page, { site: "south" });
    await startAll(page);
    await set.seen(page, "complete 0/1");
    set.emulator.setFaults([]);
    await setMeta(page, { site: "north" });
    await problems(page)
      .getByRole("button", { name: /^Retry/ })
      .click();
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(1);
    await set.expectStored(page, ...paths);
    const [id = 0] = await page.evaluate(() => window.stored);
    expect((await client.byIdsFiles([{ id }]))[0]?.metadata).toEqual({ site: "north" });
    const unfinished = await client.advancedListFiles({ filter: { uploaded: false } });
    expect(unfinished.items).toEqual([]);
  });

  it("leaves nothing in CDF when it is removed", async () => {
    const page = await set.page({ panel: true });
    set.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 2 }, do: { type: "status", status: 403 } },
    ]);
    await set.add(page, 2);
    await startAll(page);
    await set.seen(page, "complete 0/1");
    await page.evaluate(() => window.uppy.removeFile(window.uppy.getFiles()[0]?.id ?? ""));
    await set.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
    await set.remembers(page, 0);
  });
});

describe("a file whose external id exists already", () => {
  const ask = (page: Page, externalId: string) =>
    page.getByText(`A file with the external id ${externalId} exists already`).waitFor();

  it.each(["Skip", "Replace", "Keep both"])("is asked about: %s", async (choice) => {
    const externalId = await existing("before");
    const page = await set.page({ panel: true });
    const [path = ""] = await set.add(page, 1);
    await setMeta(page, { externalId });
    await startAll(page);
    await ask(page, externalId);
    await page.getByText("It is before.e57, uploaded on").waitFor();
    await page.getByRole("button", { name: choice, exact: true }).click();
    const done = choice === "Skip" ? 0 : 1;
    await set.seen(page, `complete ${done}/${done}`);
    await set.expectStored(page, ...(choice === "Skip" ? [] : [path]));
    const files = await client.byIdsFiles([{ externalId }, { externalId: `${externalId} (2)` }], {
      ignoreUnknownIds: true,
    });
    const names = files.map(({ name }) => name);
    expect(names).toEqual(
      { Skip: ["before.e57"], Replace: [basename(path)], "Keep both": ["before.e57", basename(path)] }[
        choice
      ],
    );
  });

  it("is decided once for all files", async () => {
    const ids = [await existing("one"), await existing("two"), await existing("three")];
    const page = await set.page({ panel: true });
    const paths = await set.add(page, 1, 1, 1);
    await setMeta(page, ...ids.map((externalId) => ({ externalId })));
    await startAll(page);
    await page.getByLabel("Do this for all files of this upload").check();
    await page.getByRole("button", { name: "Replace", exact: true }).click();
    await set.seen(page, "complete 3/3");
    await set.expectStored(page, ...paths);
  });

  it("is asked about again in a later upload, after a decision for all files", async () => {
    const ids = [await existing("one"), await existing("two")];
    const page = await set.page({ panel: true });
    set.emulator.setFaults([
      { match: { operation: "initMultiPartUpload" }, do: { type: "status", status: 401 } },
    ]);
    await set.add(page, 1, 1);
    await setMeta(page, ...ids.map((externalId) => ({ externalId })));
    await startAll(page);
    await set.seen(page, "complete 0/2");
    set.emulator.setFaults([]);
    const retry = problems(page).getByRole("button", { name: /^Retry/ });
    await retry.first().click();
    await page.getByLabel("Do this for all files of this upload").check();
    await page.getByRole("button", { name: "Replace", exact: true }).click();
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(1);
    await retry.click();
    await ask(page, ids[1] ?? "");
    await page.getByRole("button", { name: "Skip", exact: true }).click();
    await expect.poll(() => page.evaluate(() => window.uppy.getFiles().length)).toBe(1);
  });

  it("is decided by the application, without a panel", async () => {
    const externalId = await existing("before");
    const page = await set.page({ options: { exists: "keep-both" } });
    const paths = await set.add(page, 1);
    await setMeta(page, { externalId });
    await startAll(page);
    await set.seen(page, "complete 1/1");
    await set.expectStored(page, ...paths);
  });

  it("fails with words and can be edited in the Dashboard, if nobody can be asked", async () => {
    const externalId = await existing("before");
    const page = await set.page();
    await set.add(page, 1);
    await setMeta(page, { externalId });
    await startAll(page);
    await set.seen(page, "complete 0/1");
    const [shown = ""] = await page.evaluate(() => window.errors);
    expect(shown).toContain(`A file with the external id ${externalId} exists already. Give `);
    expect(shown).not.toMatch(LIBRARY_WORDS);
    await editFirst(page);
    await idInput(page).fill(`${externalId}-b`);
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.evaluate(() => void window.uppy.retryAll());
    await set.seen(page, "complete 1/1");
  });

  it("leaves the question when it is removed", async () => {
    const externalId = await existing("before");
    const page = await set.page({ panel: true });
    await set.add(page, 1);
    await setMeta(page, { externalId });
    await startAll(page);
    await ask(page, externalId);
    await page.evaluate(() => window.uppy.removeFile(window.uppy.getFiles()[0]?.id ?? ""));
    await set.seen(page, "complete 0/0");
    expect(await page.locator(".cdf-Question").count()).toBe(0);
  });
});

describe("files that are not added", () => {
  it("are named when they are in the list already, or too large", async () => {
    const page = await set.page({ panel: true, restrictions: { maxFileSize: 6_000_000 } });
    const [path = ""] = await set.add(page, 1);
    await page.evaluate(() => {
      const [first] = window.uppy.getFiles();
      const again = first?.data instanceof File ? [{ name: first.name, data: first.data }] : [];
      window.uppy.addFiles([...again, { name: "large.e57", data: new Blob([new Uint8Array(6_000_001)]) }]);
    });
    await problems(page)
      .getByText(`Cannot add the duplicate file '${basename(path)}'`)
      .waitFor();
    await problems(page).getByText("large.e57 exceeds maximum allowed size of").waitFor();
    await problems(page).getByRole("button", { name: "Hide" }).click();
    await problems(page).waitFor({ state: "detached" });
  });

  it("are named when two of a batch have one external id, and the first is uploaded", async () => {
    const page = await set.page({ panel: true });
    await set.add(page, 1, 1);
    await setMeta(page, { externalId: "twice" }, { externalId: "twice" });
    await startAll(page);
    await set.seen(page, "complete 1/2");
    await problems(page)
      .getByText(/has the same external id as .* Give it another one/)
      .waitFor();
  });
});

describe("the panel", () => {
  it("says how much is safe, and speaks only when the state is another one", async () => {
    const page = await set.page({ panel: true });
    set.emulator.setFaults([{ match: { operation: "putPart", partNumber: 2 }, do: { type: "no-answer" } }]);
    await set.add(page, 2);
    await startAll(page);
    await set.partsStored(1);
    await page.locator(".cdf-Status", { hasText: "In flight: 5.2 MB of 7.9 MB are safe. Sending" }).waitFor();
    const spoken = page.locator(".cdf-Spoken");
    expect(await spoken.textContent()).toMatch(/^In flight: .* of 7\.9 MB are safe\. Sending$/);
    await page.context().setOffline(true);
    await page.locator(".cdf-Status", { hasText: "Waiting for the network" }).waitFor();
    await expect.poll(() => spoken.textContent()).toMatch(/Waiting for the network$/);
  });
});
