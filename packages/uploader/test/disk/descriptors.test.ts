import { describe, expect, it } from "vitest";
import { filesAtATime, isOutOfDescriptors, withDescriptors } from "../../src/disk/descriptors.js";

const failure = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

describe("work that opens files", () => {
  it.each(["EMFILE", "ENFILE"])("is repeated after %s, with longer and longer pauses", async (code) => {
    const pauses: number[] = [];
    let tries = 0;
    const work = async (): Promise<string> => {
      tries += 1;
      if (tries < 9) throw failure(code);
      return "done";
    };
    expect(await withDescriptors(work, async (ms) => void pauses.push(ms))).toBe("done");
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 500, 500]);
  });

  it("ends with the reason when no descriptor comes free", async () => {
    let waited = 0;
    const never = withDescriptors(
      () => Promise.reject(failure("EMFILE")),
      async (ms) => {
        waited += ms;
      },
    );
    await expect(never).rejects.toMatchObject({ code: "EMFILE" });
    expect(waited).toBeGreaterThanOrEqual(20_000);
    expect(waited).toBeLessThan(21_000);
  });

  it("ends immediately with any other failure", async () => {
    let tries = 0;
    const work = (): Promise<never> => {
      tries += 1;
      return Promise.reject(failure("ENOENT"));
    };
    await expect(withDescriptors(work)).rejects.toMatchObject({ code: "ENOENT" });
    expect(tries).toBe(1);
  });

  it.each<[string, unknown, boolean]>([
    ["by its code", failure("EMFILE"), true],
    ["by the code of a cause", new Error("no script", { cause: failure("ENFILE") }), true],
    ["of a thread by its message", new Error("Worker initialization failure: EMFILE"), true],
    ["not by another code", failure("EACCES"), false],
    ["not by part of a word", new Error("/data/SEMFILED"), false],
    ["not where nothing was thrown", undefined, false],
  ])("is recognized as lacking a descriptor %s", (_, error, lacks) => {
    expect(isOutOfDescriptors(error)).toBe(lacks);
  });
});

describe("the number of concurrent files", () => {
  it.each([
    [64, 22, 16, 6],
    [64, 22, 400, 6],
    [48, 22, 16, 1],
    [10, 22, 16, 1],
    [1024, 25, 16, 16],
    [1024, 25, 1000, 325],
    [undefined, 25, 1000, 1000],
  ])("with a limit of %s, %s open and %s wanted is %s", (limit, open, wanted, files) => {
    expect(filesAtATime(wanted, { limit: () => limit, open: () => open })).toBe(files);
  });
});
