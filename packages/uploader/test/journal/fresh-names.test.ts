import fc from "fast-check";
import { expect, test } from "vitest";
import { createFreshNames } from "../../src/journal/node/fresh-names.js";

/** A folder whose read ends when the test releases it. Each read returns the number of files at its start. */
function heldFolder() {
  const readings: (() => void)[] = [];
  let files = 0;
  const names = createFreshNames(async () => {
    const seen = String(files);
    await new Promise<void>((resolve) => {
      readings.push(resolve);
    });
    return [seen];
  });
  return { names, readings, addFile: () => (files += 1) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("calls during a read share the next one, which sees what they created", async () => {
  const { names, readings, addFile } = heldFolder();
  addFile();
  const first = names("a");
  const others = Array.from({ length: 200 }, () => {
    addFile();
    return names("a");
  });
  await turn();
  expect(readings).toHaveLength(1);
  readings[0]?.();
  expect(await first).toEqual(["1"]);
  await turn();
  expect(readings).toHaveLength(2);
  readings[1]?.();
  for (const other of others) expect(await other).toEqual(["201"]);
});

test("each call gets a read that began after it, in any order; a failure reaches all who share it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 12 }), async (scheduler, fails) => {
      let time = 0;
      let readings = 0;
      const names = createFreshNames(async () => {
        const began = time;
        const failing = fails[readings] === true;
        readings += 1;
        await scheduler.schedule(Promise.resolve());
        if (failing) throw new Error("cannot be read");
        return [String(began)];
      });
      const asked = fails.map(async () => {
        await scheduler.schedule(Promise.resolve());
        time += 1;
        const at = time;
        const [began] = await names("a").catch(() => [String(at)]);
        expect(Number(began)).toBeGreaterThanOrEqual(at);
      });
      await scheduler.waitFor(Promise.all(asked));
      expect(readings).toBeLessThanOrEqual(fails.length);
    }),
  );
});
