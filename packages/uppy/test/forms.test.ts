import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

it("requires a choice also where several can be chosen", async () => {
  const page = await set.page({ panel: true, restrictions: { requiredMetaFields: ["labels"] } });
  await set.add(page, 1);
  await page.evaluate(() => window.uppy.hideInfo());
  await page.getByRole("button", { name: /^Edit file/ }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  const group = page.getByRole("group", { name: "Labels", exact: true });
  const validity = () => page.getByLabel("Raw").evaluate((box: HTMLInputElement) => box.validationMessage);
  expect(await validity()).toBe("Labels is required");
  expect(await group.getAttribute("aria-describedby")).toBe("uppy-Dashboard-FileCard-input-labels-fault");
  await page.getByLabel("Raw").check();
  expect(await validity()).toBe("");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.evaluate(() => void window.uppy.upload().catch(() => {}));
  await set.seen(page, "complete 1/1");
});

it("changes nothing in files that are being sent, with the form for all files", async () => {
  const page = await set.page({ panel: true });
  set.emulator.setFaults([{ match: { operation: "putPart", partNumber: 2 }, do: { type: "no-answer" } }]);
  await set.add(page, 2);
  await page.evaluate(() => void window.uppy.upload().catch(() => {}));
  await set.putsArrived(2);
  await page.evaluate(() => window.uppy.addFile({ name: "late.e57", data: new Blob(["late"]) }));
  await page.getByText("Fields for all files").click();
  await page.locator("#cdf-AllFiles-site").fill("north");
  await page.getByRole("button", { name: "Apply to all files" }).click();
  const sites = () => page.evaluate(() => window.uppy.getFiles().map(({ meta }) => meta["site"]));
  await expect.poll(sites).toEqual([undefined, "north"]);
});
