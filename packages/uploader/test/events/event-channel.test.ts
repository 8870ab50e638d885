import { describe, expect, it } from "vitest";
import { createEmitter } from "../../src/events/emitter.js";
import { createEventChannel } from "../../src/events/event-channel.js";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { planParts } from "../../src/plan/plan-parts.js";
import { createProgressMeter } from "../../src/progress/progress-meter.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { manualClock } from "../doubles/manual-clock.js";

const done = (partNumber: number): UploadEvent => ({
  type: "part-done",
  at: partNumber,
  partNumber,
  attempt: 1,
  bytes: 1,
  elapsed: 1,
});
const progress = (at: number): UploadEvent => ({
  type: "progress",
  at,
  progress: createProgressMeter(planParts(1)).snapshot(0, createScheduler({ clock: manualClock() })),
});

async function all(events: AsyncIterable<UploadEvent>): Promise<UploadEvent[]> {
  const seen: UploadEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

describe("the stream of events", () => {
  it("passes each reader every event in order, and ends", async () => {
    const channel = createEventChannel();
    const readers = [channel.read(), channel.read()].map(all);
    for (let part = 1; part <= 5; part += 1) channel.push(done(part));
    channel.end();
    for (const seen of await Promise.all(readers)) expect(seen.map(({ at }) => at)).toEqual([1, 2, 3, 4, 5]);
  });

  it("wakes a reader that waits", async () => {
    const channel = createEventChannel();
    const reader = channel.read();
    const next = reader.next();
    channel.push(done(1));
    expect(await next).toMatchObject({ value: { partNumber: 1 } });
    await reader.return?.();
    expect(await all(reader)).toEqual([]);
  });

  it("keeps only the newest unread progress", async () => {
    const channel = createEventChannel();
    const reader = channel.read();
    for (const event of [progress(1), progress(2), done(3), progress(4), progress(5)]) channel.push(event);
    channel.end();
    expect((await all(reader)).map(({ at }) => at)).toEqual([2, 3, 5]);
  });

  it("is bounded: a reader that does not read loses the oldest events and learns how many", async () => {
    const channel = createEventChannel();
    const reader = channel.read();
    for (let part = 1; part <= 3_000; part += 1) channel.push(done(part));
    channel.end();
    const seen = await all(reader);
    expect(seen).toHaveLength(1_025);
    expect(seen[0]).toMatchObject({ type: "events-lost", count: 3_000 - 1_024 });
    expect(seen.at(-1)).toMatchObject({ partNumber: 3_000 });
  });
});

describe("listeners", () => {
  it("get events and progress in order, and their errors are not lost", () => {
    const heard: string[] = [];
    const thrown: unknown[] = [];
    const defect = new Error("listener");
    const emit = createEmitter(
      createEventChannel(),
      {
        onEvent: ({ type }) => void heard.push(type),
        onProgress: () => {
          throw defect;
        },
      },
      (error) => void thrown.push(error),
    );
    emit(done(1));
    emit(progress(2));
    emit(done(3));
    expect(heard).toEqual(["part-done", "progress", "part-done"]);
    expect(thrown).toEqual([defect]);
  });
});
