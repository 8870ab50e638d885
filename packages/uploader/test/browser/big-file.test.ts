import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Stage, stage } from "./page/stage.js";

const MIB = 1024 * 1024;

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterAll(() => set.close());

/**
 * Private bytes of the page's process. Bytes that it shares with others, mostly the program, are not caused
 * by the page.
 */
async function privateBytes(processId: number): Promise<number> {
  const rollup = await readFile(`/proc/${processId}/smaps_rollup`, "utf8");
  const lines = rollup.matchAll(/^(?:Private_Clean|Private_Dirty|Swap):\s+(\d+) kB$/gm);
  return [...lines].reduce((sum, [, kib]) => sum + Number(kib) * 1024, 0);
}

it("300 MiB in parts of 64 MiB arrive, with the page under 150 MiB and only samples of the file in memory", async () => {
  const path = await set.file(300 * MIB);
  const page = await set.page();
  const session = await set.browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  expect(pages.length).toBeGreaterThan(0);

  let peak = 0;
  let running = true;
  const watching = (async () => {
    while (running) {
      for (const id of pages) peak = Math.max(peak, await privateBytes(id).catch(() => 0));
      await sleep(50);
    }
  })();
  await set.begin(page, path, {
    partSize: 64 * MIB,
    file: { externalId: randomUUID(), metadata: { site: "north" } },
  });
  await set.expectStored(page, path);
  running = false;
  await watching;

  // Only the work of its own thread blocks a page. Here that is only samples, few at a time.
  const largestRead = await page.evaluate(() => window.app.largestRead);
  expect(largestRead).toBeGreaterThan(0);
  expect(largestRead).toBeLessThanOrEqual(256 * 1024);
  expect(peak).toBeGreaterThan(5 * MIB);
  expect(peak).toBeLessThan(150 * MIB);
  expect(set.emulator.requests.mostAtOnce()).toBeLessThanOrEqual(6);
  expect(set.emulator.requests.all().filter(({ violation }) => violation !== undefined)).toEqual([]);
});
