import { describe, expect, it } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { memoryJournal } from "../../src/journal/journal.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { type ScriptedTransport, scriptedTransport } from "../../src/testing/scripted-transport.js";
import { createHandle } from "../../src/upload/create-handle.js";
import type { UploadHandle } from "../../src/upload/handle.js";
import type { OwnScheduler, ResumeOptions, TransferOptions, UploadTarget } from "../../src/upload/options.js";
import type { Platform } from "../../src/upload/platform.js";
import { portablePersistence } from "../../src/upload/portable.js";
import { type FakeService, fakeService } from "../doubles/fake-client.js";
import { type ManualClock, manualClock, settle } from "../doubles/manual-clock.js";

const MIB = 1024 * 1024;

interface Scene {
  readonly handle: UploadHandle;
  readonly service: FakeService;
  readonly clock: ManualClock;
  /** The transports of the runs, the newest last. */
  readonly transports: ScriptedTransport[];
  readonly events: UploadEvent[];
  readonly transport: () => ScriptedTransport;
  readonly sourceCloses: () => number;
}

type Options = UploadTarget & TransferOptions & OwnScheduler & ResumeOptions;

/** An upload of six parts with concurrency 3, from a source that the handle opened. */
function scene(options: Options = {}, service: FakeService = fakeService()): Scene {
  const clock = manualClock();
  const transports: ScriptedTransport[] = [];
  const events: UploadEvent[] = [];
  let closes = 0;
  const source: Source = {
    ...bytesSource(new Uint8Array(36 * MIB), { name: "test.bin" }),
    async close() {
      closes += 1;
    },
  };
  const platform: Platform<Source> = {
    open: (input) => ({ source: input, owned: true }),
    persistence: () => portablePersistence,
    transport() {
      const transport = scriptedTransport();
      transports.push(transport);
      return transport;
    },
  };
  const defaults = {
    partSize: 6 * MIB,
    concurrency: 3,
    clock,
    onEvent: (event: UploadEvent) => void events.push(event),
  };
  const handle = createHandle(platform, service.client, source, { ...defaults, ...options });
  const transport = (): ScriptedTransport => {
    const newest = transports.at(-1);
    if (newest === undefined) throw new Error("no run has begun");
    return newest;
  };
  return { handle, service, clock, transports, events, transport, sourceCloses: () => closes };
}

async function begin(options: Options = {}, service?: FakeService): Promise<Scene> {
  const made = scene(options, service);
  made.handle.start().catch(() => {});
  await settle();
  return made;
}

/** Half of each part in flight reaches the store in one second. */
async function moving({ transport, clock }: Scene): Promise<void> {
  for (const bytes of [1, 3 * MIB]) {
    for (const { partNumber } of transport().pending) transport().write(partNumber, bytes);
    await clock.advance(500);
  }
}

async function answerRest({ transport, handle }: Scene): Promise<void> {
  while (handle.phase === "running") {
    transport().answerAll();
    await settle();
  }
}

function expectNothingLeft({ transports, clock, sourceCloses }: Scene): void {
  expect(transports.every(({ closed, pending }) => closed && pending.length === 0)).toBe(true);
  expect([clock.sleeping, sourceCloses()]).toEqual([0, 1]);
}

describe("a handle", () => {
  it("does nothing before it is started, and starts once", async () => {
    const idle = scene();
    await settle();
    expect([idle.handle.phase, idle.service.calls, idle.handle.progress]).toEqual(["idle", [], undefined]);
    const promises = [idle.handle.start(), idle.handle.start()];
    expect(promises[0]).toBe(promises[1]);
    await settle();
    await answerRest(idle);
    expect(await idle.handle.done).toMatchObject({
      bytes: 36 * MIB,
      parts: 6,
      partSize: 6 * MIB,
      retries: 0,
      sessions: 1,
    });
    expect(idle.handle.phase).toBe("done");
    expect(idle.handle.progress?.percent).toBe(100);
    expectNothingLeft(idle);
  });

  it("emits its events as a stream that ends with the upload", async () => {
    const made = scene();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { type } of made.handle.events()) seen.push(type);
    })();
    made.handle.start();
    await settle();
    await answerRest(made);
    await reading;
    expect(seen.slice(0, 3)).toEqual(["planned", "session", "part-start"]);
    expect(seen.at(-1)).toBe("uploaded");
  });

  it("pauses immediately if no part in flight is nearly done: they are aborted, no connection is held, and it resumes with the missing parts", async () => {
    const made = await begin();
    made.transport().answer(2);
    await settle();
    await made.handle.pause();
    expect(made.handle.phase).toBe("paused");
    expect(made.transport()).toMatchObject({ closed: true, pending: [] });
    expect([made.clock.sleeping, made.sourceCloses()]).toEqual([0, 0]);
    expect((await made.handle.state())?.acknowledged).toMatchObject([{ partNumber: 2 }]);

    made.handle.resume();
    await settle();
    expect(made.transport().pending.map(({ partNumber }) => partNumber)).toEqual([1, 3, 4]);
    await answerRest(made);
    expect(await made.handle.done).toMatchObject({ sessions: 1, partsResumed: 0 });
    expect(made.service.calls.filter((call) => call === "init")).toHaveLength(1);
    expectNothingLeft(made);
  });

  it("waits for parts in flight that are nearly done before it pauses", async () => {
    const made = await begin();
    await moving(made);
    const paused = made.handle.pause();
    await settle();
    expect([made.handle.phase, made.transport().pending.length]).toEqual(["pausing", 3]);
    made.transport().answerAll();
    await paused;
    expect([made.handle.phase, made.transports[0]?.requests.length]).toEqual(["paused", 3]);
    made.handle.resume();
    await settle();
    await answerRest(made);
    await made.handle.done;
    expect(made.transports.map(({ requests }) => requests.length)).toEqual([3, 3]);
  });

  it("aborts parts that are not done in time, and immediately those that would not be", async () => {
    const made = await begin();
    await moving(made);
    const late = made.handle.pause({ within: 2000 });
    await settle();
    expect(made.transport().pending).toHaveLength(3);
    await made.clock.advance(1999);
    expect(made.handle.phase).toBe("pausing");
    await made.clock.advance(1);
    await late;
    expect([made.handle.phase, made.clock.sleeping]).toEqual(["paused", 0]);

    made.handle.resume();
    await settle();
    await moving(made);
    await made.handle.pause({ within: 100 });
    expect([made.handle.phase, made.clock.sleeping]).toEqual(["paused", 0]);
    made.handle.resume();
    await settle();
    await moving(made);
    await made.handle.pause({ inFlight: "give-back" });
    made.handle.resume();
    await settle();
    await answerRest(made);
    await made.handle.done;
    expectNothingLeft(made);
  });

  it("is not paused any more when all parts are sent", async () => {
    let finish = (): void => {};
    const service = fakeService({
      complete: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    const made = await begin({}, service);
    made.transport().answerAll();
    await settle();
    made.transport().answerAll();
    await settle();
    const paused = made.handle.pause();
    finish();
    await paused;
    expect(made.handle.phase).toBe("done");
  });

  it("aborts with the reason, at any time, and leaves nothing open", async () => {
    const reason = new Error("enough");
    const running = await begin();
    await running.handle.abort(reason);
    await expect(running.handle.done).rejects.toBe(reason);
    expect(running.handle.phase).toBe("aborted");
    expectNothingLeft(running);

    const paused = await begin();
    await paused.handle.pause();
    await paused.handle.abort(reason);
    await expect(paused.handle.done).rejects.toBe(reason);
    expectNothingLeft(paused);

    const idle = scene();
    await idle.handle.abort(reason);
    await expect(idle.handle.start()).rejects.toBe(reason);
    expect(idle.service.calls).toEqual([]);
  });

  it("ends once, if it is aborted twice or started after the abort, before its first run", async () => {
    const idle = scene();
    const first = new Error("first");
    const aborts = [idle.handle.abort(first), idle.handle.abort(new Error("second"))];
    await expect(idle.handle.start()).rejects.toBe(first);
    await Promise.all(aborts);
    expect(idle.events.map(({ type }) => type)).toEqual(["failed"]);
    expect([idle.handle.phase, idle.transports.length, idle.service.calls.length]).toEqual(["aborted", 0, 0]);
  });

  it("obeys an external signal, even an aborted one, and keeps no listener on it", async () => {
    const controller = new AbortController();
    const listeners = countListeners(controller.signal);
    const made = await begin({ signal: controller.signal });
    expect(listeners()).toBe(1);
    controller.abort(new Error("outside"));
    await expect(made.handle.done).rejects.toThrow("outside");
    expect(listeners()).toBe(0);
    expectNothingLeft(made);

    const late = scene({ signal: AbortSignal.abort(new Error("before")) });
    await expect(late.handle.start()).rejects.toThrow("before");
    expect(late.service.calls).toEqual([]);
  });

  it("fails when a listener throws, so a bug is not hidden", async () => {
    const defect = new Error("listener");
    const made = await begin({
      onEvent: ({ type }) => {
        if (type === "part-done") throw defect;
      },
    });
    made.transport().answer(1);
    await expect(made.handle.done).rejects.toBe(defect);
    expectNothingLeft(made);
  });

  it("discards: an entry that it created is deleted, an entry with content or of another upload is kept", async () => {
    const made = await begin();
    await made.handle.discard();
    expect(made.service.deleted).toEqual([1]);

    const done = await begin();
    await answerRest(done);
    await done.handle.discard();
    expect(done.service.deleted).toEqual([]);

    const existing = await begin({ target: { externalId: "there" } });
    await existing.handle.discard();
    expect(existing.service.deleted).toEqual([]);
  });

  it("resumes in another process from its state", async () => {
    const first = await begin();
    first.transport().answer(1);
    await settle();
    const state = await first.handle.state();
    await first.handle.abort();
    if (state === undefined) throw new Error("no state");
    const second = await begin({ journal: memoryJournal(structuredClone(state)) }, first.service);
    // The modules that resume an earlier run are loaded first.
    await expect.poll(() => second.transports).toHaveLength(1);
    await settle();
    expect(second.transport().pending.map(({ partNumber }) => partNumber)).toEqual([2, 3, 4]);
    await answerRest(second);
    expect(await second.handle.done).toMatchObject({ partsResumed: 1, sessions: 0 });
  });

  it("aborts the upload when it goes out of scope", async () => {
    let escaped: Scene | undefined;
    {
      const made = await begin();
      await using _ = made.handle;
      escaped = made;
    }
    expect(escaped.handle.phase).toBe("aborted");
    expectNothingLeft(escaped);
  });

  it.each([
    [{ concurrency: 0 }, "concurrency"],
    [{ concurrency: 2.5 }, "concurrency"],
    [{ memory: -1 }, "memory"],
    [{ limitRate: 0 }, "limitRate"],
    [{ uploadedTimeout: -5 }, "uploadedTimeout"],
  ])("refuses %j before anything is opened", (options, path) => {
    expect(() => scene(options)).toThrow(new RegExp(`upload: ${path} must be a whole number`));
  });
});

function countListeners(signal: AbortSignal): () => number {
  let count = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    count += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    count -= 1;
    remove(...args);
  };
  return () => count;
}
