import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

it("uploads and hashes outside of the page's thread, with tokens from the page", async () => {
  const path = await set.file(4 * PART);
  const page = await set.page();
  await page.setInputFiles("#file", path);
  const outcome = await page.evaluate(
    async ({ target: { baseUrl, project, token }, partSize }) => {
      const file = document.querySelector<HTMLInputElement>("#file")?.files?.[0];
      if (file === undefined) throw new Error("no file");
      const worker = new Worker("/worker.js", { type: "module" });
      let asked = 0;
      const types = new Set<string>();
      const asks = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
      const askedBefore = asks();
      let askedInFlight = false;
      const run = window.app.uploadInWorker(worker, file, {
        client: { baseUrl, project },
        token: async () => {
          asked += 1;
          return token;
        },
        upload: { partSize, verify: "parts", file: { externalId: "from-worker" } },
        onEvent({ type }): void {
          types.add(type);
          if (type === "part-start") askedInFlight = asks();
        },
      });
      run.pause();
      run.resume();
      const { file: stored, parts, verification } = await run.done;
      return {
        id: stored.id,
        parts,
        asked,
        verification,
        types: [...types],
        leaving: [askedBefore, askedInFlight, asks()],
        fromPage: performance
          .getEntriesByType("resource")
          .map(({ name }) => name)
          .filter((name) => name.startsWith(new URL(baseUrl).origin)),
      };
    },
    { target: set.target, partSize: PART },
  );
  // The list of the page itself contains no request of the upload, so the worker reads and hashes.
  expect(outcome).toMatchObject({ parts: 4, verification: { mode: "parts" }, fromPage: [] });
  expect(outcome.asked).toBeGreaterThan(0);
  // Whether the user is asked before the page is left: before the upload, while parts are in flight, and
  // afterwards.
  expect(outcome.leaving).toEqual([false, true, false]);
  expect(outcome.types).toEqual(expect.arrayContaining(["planned", "session", "part-done", "uploaded"]));
  const [stored, sent] = await Promise.all([readFile(set.emulator.filePath(outcome.id)), readFile(path)]);
  expect(stored.equals(sent)).toBe(true);
});

it("rejects with the name, code and message of the error in the worker", async () => {
  const page = await set.page();
  set.emulator.setFaults([{ match: { operation: "putFile" }, do: { type: "status", status: 403 } }]);
  const error = await page.evaluate(async ({ baseUrl, project, token }) => {
    const worker = new Worker("/worker.js", { type: "module" });
    const input = new File(["a few bytes"], "small.txt");
    const run = window.app.uploadInWorker(worker, input, { client: { baseUrl, project }, token });
    return run.done.then(
      () => undefined,
      (reason: unknown) =>
        reason instanceof Error ? { ...reason, name: reason.name, message: reason.message } : undefined,
    );
  }, set.target);
  expect(error).toMatchObject({
    name: "PartError",
    code: "part-refused",
    message: expect.stringContaining("403"),
  });
});
