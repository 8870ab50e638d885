/**
 * Pins the one promise that everything else depends on: a record counts when it would survive a loss of
 * power, not before.
 */
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runUpload } from "../../src/engine/run-upload.js";
import { type Journal, memoryJournal } from "../../src/journal/journal.js";
import type { JournalFile } from "../../src/journal/journal-store.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { storedJournal } from "../../src/journal/stored-journal.js";
import { type ScriptedTransport, scriptedTransport } from "../../src/testing/scripted-transport.js";
import { settle } from "../doubles/manual-clock.js";
import { type TestJob, testJob } from "../doubles/upload-job.js";
import { deferred } from "../transport/deferred.js";
import { key, part, plan, session, source } from "./some-journal.js";

const ID = "0123456789abcdef0123456789abcdef";

describe("a record", () => {
  it("is kept only after its flush has ended, and the state of the journal is never ahead of that", async () => {
    const steps: string[] = [];
    let flushed = deferred<void>();
    const file: JournalFile = {
      content: new Uint8Array(),
      createdAt: 1,
      append: async () => void steps.push("append"),
      flush: () => {
        steps.push("flush");
        return flushed.promise;
      },
      truncate: async () => {},
      remove: async () => {},
      close: async () => {},
    };
    const journal = await storedJournal({ file, id: ID, key, now: 1 });
    const opened = journal.append({ type: "session", session: session(), plan, source });
    flushed.resolve();
    await opened;
    flushed = deferred<void>();
    steps.length = 0;
    let kept = false;
    const appended = journal.append(part(1)).then(() => {
      kept = true;
    });
    await settle();
    expect(steps).toEqual(["append", "flush"]);
    expect(kept).toBe(false);
    expect((await journal.load()).upload?.acknowledged).toEqual([]);
    flushed.resolve();
    await appended;
    expect((await journal.load()).upload?.acknowledged).toHaveLength(1);
  });
});

/** A journal whose part records are flushed when the test releases them. */
function keepingPartsAfter(flushed: Promise<void>): Journal {
  const memory = memoryJournal();
  return {
    ...memory,
    async append(record): Promise<void> {
      if (record.type === "part") await flushed;
      await memory.append(record);
    },
  };
}

/** Runs a job until the first parts get a response. */
async function answeredOnce(job: TestJob): Promise<{
  readonly transport: ScriptedTransport;
  readonly running: ReturnType<typeof runUpload>;
}> {
  const transport = scriptedTransport();
  const never = new AbortController().signal;
  const running = runUpload(job, transport, { signal: never, drain: never });
  await settle();
  transport.answerAll();
  return { transport, running };
}

describe("a part", () => {
  it("does not count before its record is kept: no event, no progress, no complete", async () => {
    const kept = deferred<void>();
    const job = testJob(1, { journal: keepingPartsAfter(kept.promise) });
    const { running } = await answeredOnce(job);
    await settle();
    const told = (): string[] => job.events.map(({ type }) => type);
    expect(told()).not.toContain("part-done");
    expect(job.progress.snapshot(job.clock.now(), job.scheduler).bytesAcknowledged).toBe(0);
    expect(job.service.calls).not.toContain("complete");
    kept.resolve();
    await settle();
    await job.clock.advance(5_000);
    await running;
    expect(told()).toContain("part-done");
    expect(job.service.calls).toContain("complete");
  });

  it("frees its connection with its response: the next part is sent while the record is flushed", async () => {
    const kept = deferred<void>();
    const job = testJob(2, { concurrency: 1, journal: keepingPartsAfter(kept.promise) });
    const { transport, running } = await answeredOnce(job);
    await settle();
    expect(transport.pending.map(({ partNumber }) => partNumber)).toEqual([2]);
    transport.answerAll();
    await settle();
    expect(job.events.map(({ type }) => type)).not.toContain("part-done");
    expect(job.service.calls).not.toContain("complete");
    kept.resolve();
    await settle();
    await job.clock.advance(5_000);
    await running;
    expect(job.events.filter(({ type }) => type === "part-done")).toHaveLength(2);
  });

  it("is not completed when its record cannot be kept", async () => {
    const memory = memoryJournal();
    const job = testJob(1, {
      journal: {
        ...memory,
        append: (record) =>
          record.type === "part" ? Promise.reject(new Error("ENOSPC")) : memory.append(record),
      },
    });
    const { running } = await answeredOnce(job);
    await expect(running).rejects.toThrow("ENOSPC");
    expect(job.service.calls).not.toContain("complete");
  });
});

describe("a journal file", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "cdf-flush-"));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(directory, { recursive: true });
  });

  it("is flushed to the disk itself after an append, and also after a truncation", async () => {
    const steps: string[] = [];
    const probe = await open(join(directory, "probe"), "w");
    const prototype: typeof probe = Object.getPrototypeOf(probe);
    await probe.close();
    const { write, datasync, truncate } = prototype;
    vi.spyOn(prototype, "write").mockImplementation(async function (this: typeof probe, ...what: unknown[]) {
      const written = await Reflect.apply(write, this, what);
      steps.push("appended");
      return written;
    });
    vi.spyOn(prototype, "truncate").mockImplementation(async function (this: typeof probe, length) {
      await truncate.call(this, length);
      steps.push("cut");
    });
    vi.spyOn(prototype, "datasync").mockImplementation(async function (this: typeof probe) {
      await datasync.call(this);
      steps.push("on disk");
    });
    const file = await fileJournalStore({ directory }).open(ID);
    const journal = await storedJournal({ file, id: ID, key, now: 1 });
    await journal.append({ type: "session", session: session(), plan, source });
    expect(steps.at(-1)).toBe("on disk");
    steps.length = 0;
    await journal.append(part(1));
    expect(steps).toEqual(["appended", "on disk"]);
    steps.length = 0;
    await file.truncate(10);
    expect(steps).toEqual(["cut", "on disk"]);
    await journal.close();
  });
});
