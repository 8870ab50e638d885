import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { otherVersion } from "../../../fleet/test/servers/other-version.js";
import { clientOf, filesOf } from "../process/scene.js";
import { fleetScene, linesOf, printed } from "./fleet-scene.js";

const MiB = 2 ** 20;
const SPLIT = ["--external-id", "{path}", "--split-above", "10MiB", "--part-size", "6MiB"] as const;

describe("cdf-upload fleet", () => {
  test("uploads submitted files with two workers, byte by byte, and shows runs and workers", async () => {
    const scene = await fleetScene();
    await scene.write("2026/large.e57", 26 * MiB + 7);
    for (let at = 0; at < 12; at += 1) await scene.write(`2026/small/${at}.txt`, 100 + at);
    await scene.write("2025/other.txt", 9);
    const submitted = await scene.fleet("submit", "nas:2026/", ...SPLIT, "--exclude", "9.txt");
    expect(submitted).toMatchObject({ code: 0 });
    expect(submitted.stderr).toContain("12 files (27.3 MB) are submitted as run");
    expect(submitted.stderr).toContain("Skipped: 1 by --include and --exclude");
    const run = submitted.stdout.trim();
    const workers = [1, 2].map(() => scene.start("work", "--until-empty", "--json"));
    const ends = await Promise.all(workers.map(({ done }) => done));
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const events = ends.flatMap((end) => linesOf<{ type: string; worker: string; source?: string }>(end));
    const stored = events.filter(({ type }) => type === "file-done");
    expect(stored.map(({ source }) => source)).toContain("nas:2026/large.e57");
    expect(stored).toHaveLength(12);
    expect(new Set(events.map(({ worker }) => worker)).size).toBe(2);
    const files = await filesOf(scene.emulator);
    expect(files.map(({ externalId }) => externalId)).toContain("2026/small/3.txt");
    for (const { id, externalId = "" } of files) {
      const path = scene.emulator.filePath(id) ?? "";
      expect((await readFile(path)).equals(await readFile(join(scene.folder, externalId)))).toBe(true);
    }
    const [view, ...seen] = linesOf<object>(await scene.fleet("status", run, "--json"));
    expect(view).toMatchObject({ type: "run", run, state: "done", filesDone: 12, partsSent: 5 });
    expect(seen).toMatchObject([{ type: "worker-seen" }, { type: "worker-seen" }]);
    const text = await scene.fleet("status", "--watch");
    expect(text).toMatchObject({ code: 0 });
    expect(text.stdout).toContain(`Run ${run} (done): 12 of 12 files, 27.3 MB of 27.3 MB.`);
    const table = await scene.fleet("status");
    expect(table.stdout).toMatch(new RegExp(`^${run} +done +12 of 12 +27.3 MB of 27.3 MB`, "m"));
  });

  test("submit --wait follows the run, and a worker drains at SIGTERM", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 12 * MiB);
    const worker = scene.start("work", "--grace", "20s");
    await printed(worker, /takes work/);
    const submitted = await scene.fleet("submit", "nas:", ...SPLIT, "--wait", "--json");
    expect(submitted).toMatchObject({ code: 0 });
    const lines = linesOf<{ type: string; state?: string }>(submitted);
    expect(lines[0]).toMatchObject({ type: "submitted", files: 1 });
    expect(lines.at(-1)).toMatchObject({ type: "run", state: "done" });
    worker.child.kill("SIGTERM");
    const end = await worker.done;
    expect(end.code).toBe(0);
    expect(end.stdout).toContain("Stored nas:a.bin (12.6 MB).");
    expect(end.stderr).toMatch(/takes no more work[\s\S]*has ended/);
  });

  test("a second signal ends a worker immediately", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 12 * MiB);
    scene.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "slow", delay: 60_000 } }]);
    const worker = scene.start("work", "--verbose");
    await printed(worker, /takes work/);
    await scene.fleet("submit", "nas:", ...SPLIT);
    await printed(worker, /Job part of run \S+, unit 0 begins/);
    worker.child.kill("SIGTERM");
    await printed(worker, /takes no more work/);
    worker.child.kill("SIGTERM");
    expect((await worker.done).code).toBe(130);
  });

  test("pauses, resumes, cancels and retries a run", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 12 * MiB);
    const { stdout } = await scene.fleet("submit", "nas:a.bin", ...SPLIT);
    const run = stdout.trim();
    expect(await scene.fleet("pause", run)).toMatchObject({ code: 0, stdout: "" });
    expect((await scene.fleet("status", run)).stdout).toContain("paused");
    expect(linesOf(await scene.fleet("resume", run, "--json"))).toEqual([{ type: "resumed", run }]);

    // Edited after its upload began, so that only a restart sends it.
    const worker = scene.start("work", "--json");
    scene.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "slow", delay: 500 } }]);
    await printed(worker, /"type":"job-start","kind":"part"/);
    await appendFile(join(scene.folder, "a.bin"), "more");
    expect((await scene.fleet("status", run, "--watch")).code).toBe(1);
    const failed = await scene.fleet("status", run, "--failed");
    expect(failed.stdout).toMatch(/nas:a\.bin: .*\(source-changed\)[\s\S]*add --restart/);
    expect(linesOf(await scene.fleet("status", run, "--failed", "--json"))).toMatchObject([
      { type: "failed-file", source: "nas:a.bin", externalId: "a.bin", code: "source-changed" },
    ]);
    scene.emulator.setFaults([]);
    const again = await scene.fleet("retry", run, "--file", "nas:a.bin", "--restart");
    expect(again).toMatchObject({ code: 0 });
    expect((await scene.fleet("status", run, "--watch")).code).toBe(0);
    const [file] = await filesOf(scene.emulator);
    expect(file?.uploaded).toBe(true);
    expect((await readFile(scene.emulator.filePath(file?.id ?? 0) ?? "")).length).toBe(12 * MiB + 4);
    worker.child.kill("SIGTERM");
    await worker.done;

    await scene.write("b.bin", 12 * MiB);
    const other = (await scene.fleet("submit", "nas:b.bin", ...SPLIT)).stdout.trim();
    expect(linesOf(await scene.fleet("cancel", other, "--discard", "--json"))).toEqual([
      { type: "cancelled", run: other, discarded: true },
    ]);
    expect(
      await clientOf(scene.emulator).byIdsFiles([{ externalId: "b.bin" }], { ignoreUnknownIds: true }),
    ).toEqual([]);
    const late = await scene.fleet("resume", other);
    expect(late.code).toBe(2);
    expect(late.stderr).toMatch(/The run \S+ is cancelled/);
  });

  test("continues the list of a run, and replaces a run that the broker has lost", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 12 * MiB);
    await scene.write("b.txt", 20);
    const submit = ["submit", "nas:", ...SPLIT, "--settle", "1m"] as const;
    const run = (await scene.fleet(...submit)).stdout.trim();
    const settings = async (id: string): Promise<object> => {
      const other = otherVersion(scene.redis.url);
      try {
        return JSON.parse(await other.changeSettings(id, (text) => text));
      } finally {
        await other.close();
      }
    };
    expect(await settings(run)).toMatchObject({ settleMs: 60_000 });
    const again = await scene.fleet(...submit, "--continue", run);
    expect([again.code, again.stdout]).toEqual([0, `${run}\n`]);
    expect(again.stderr).toContain(`The list of run ${run} is complete already.`);

    const emptied = otherVersion(scene.redis.url);
    await emptied.forgetAll();
    await emptied.close();
    const replaced = await scene.fleet(...submit, "--continue", run);
    expect(replaced.code).toBe(0);
    const next = replaced.stdout.trim();
    expect(next).not.toBe(run);
    expect(replaced.stderr).toContain(`2 files (12.6 MB) are submitted as run ${next}.`);
    // It knows since when its files may exist.
    const openedSince = Number.parseInt(run.slice(0, -6), 36);
    expect(await settings(next)).toMatchObject({ settleMs: 60_000, openedSince });
  });
});
