import { SourceError } from "@cdf-multipart/uploader";
import { describe, expect, it } from "vitest";
import type { FleetEventBody } from "../../src/worker/fleet-event.js";
import { runHalts } from "../../src/worker/run-halts.js";
import type { WorkerContext } from "../../src/worker/worker-context.js";
import { PART_SIZE, type PaperFleet, paperFleet, paperSource } from "./paper-fleet.js";

const large = {
  root: "nas",
  path: "large.bin",
  size: 3 * PART_SIZE,
  into: { file: { externalId: "large", name: "large.bin" } },
};
const small = (index: number) => ({
  root: "nas",
  path: `${index}.txt`,
  size: 100,
  into: { file: { externalId: `small-${index}`, name: `${index}.txt` } },
});
const SMALL = Array.from({ length: 40 }, (_, index) => small(index));

const missing = async (): Promise<never> => {
  throw new SourceError("is not here", { code: "source-missing" });
};

const codes = (events: readonly FleetEventBody[]): string[] =>
  events.flatMap((event) => (event.type === "job-failed" ? [event.code] : []));

async function play(fleet: PaperFleet, work: Promise<unknown>): Promise<void> {
  await fleet.turns.play(work, []);
}

/** One attempt that fails. */
async function missed(fleet: PaperFleet, worker: WorkerContext): Promise<void> {
  const failed = fleet.attempt(worker).then(
    () => false,
    () => true,
  );
  await play(fleet, failed);
}

describe("a page whose run is paused", () => {
  it("stops between two files, and keeps what is stored", async () => {
    const fleet = await paperFleet(SMALL, "page");
    const halts = runHalts(new AbortController().signal);
    let paused = false;
    let reason: unknown;
    const plain = fleet.worker("one");
    const worker = fleet.worker("one", {
      async openRun(run) {
        const opened = paused ? undefined : await plain.openRun(run);
        return opened === undefined ? undefined : { ...opened, drain: halts.of(run) };
      },
      transport: {
        ...plain.transport,
        putPart(part) {
          paused = true;
          const signal = halts.of(fleet.ref.run);
          halts.look([{ id: fleet.ref.run, state: "paused" }]);
          reason ??= signal.reason;
          return plain.transport.putPart(part);
        },
      },
    });
    await play(fleet, fleet.run([worker], 1));
    expect(codes(fleet.events)).toEqual(["stopped"]);
    const { filesDone = 0, openPages } = (await fleet.view()) ?? {};
    expect(filesDone).toBeGreaterThan(0);
    expect(filesDone).toBeLessThan(SMALL.length);
    expect(openPages).toBe(1);
    expect(fleet.stored()).toBe(filesDone);
    // The reason lets the engine finish what is in flight.
    expect(reason).toBe(Number.POSITIVE_INFINITY);
    // A run that goes on again is not halted by the end of its pause.
    expect(halts.of(fleet.ref.run).aborted).toBe(false);
  });
});

describe("a file that is missing", () => {
  it("on two workers, is sent by a third", async () => {
    const fleet = await paperFleet([large], "file");
    for (const id of ["one", "two", "one"]) await missed(fleet, fleet.worker(id, { openSource: missing }));
    expect(await fleet.unit()).toMatchObject({ status: "open" });
    await play(fleet, fleet.run([fleet.worker("three")], 1));
    expect(await fleet.unit()).toMatchObject({ status: "done" });
  });

  it("on three workers, fails without an entry", async () => {
    const fleet = await paperFleet([large], "file");
    for (const id of ["one", "two", "three", "four"])
      await missed(fleet, fleet.worker(id, { openSource: missing }));
    expect(await fleet.unit()).toMatchObject({ status: "failed", failures: [{ code: "source-missing" }] });
    expect(fleet.entries()).toBe(0);
  });

  it("of a page, fails alone when three workers miss it", async () => {
    const fleet = await paperFleet(SMALL.slice(0, 3), "page");
    const plain = fleet.worker("plain");
    for (const id of ["one", "two", "one"]) await missed(fleet, without(id));
    expect(await fleet.unit()).toMatchObject({ status: "open" });
    await play(fleet, fleet.attempt(without("three")));
    expect(await fleet.unit()).toMatchObject({
      status: "failed",
      failures: [{ index: 1, code: "source-missing" }],
    });
    expect(await fleet.view()).toMatchObject({ filesDone: 2, filesFailed: 1 });

    function without(id: string) {
      return fleet.worker(id, {
        openSource: (run, settings, place) =>
          place.path === "1.txt" ? missing() : plain.openSource(run, settings, place),
      });
    }
  });
});

describe("a page whose worker died before it counted what it had stored", () => {
  it("is finished by another, which finds and keeps that", async () => {
    const items = SMALL.slice(0, 5);
    const fleet = await paperFleet(items, "page");
    const plain = fleet.worker("one");
    const { ledger } = plain.broker;
    const dying = fleet.worker("one", {
      broker: {
        ...plain.broker,
        ledger: { ...ledger, markDone: () => Promise.reject(new Error("it died")) },
      },
    });
    await missed(fleet, dying);
    expect(await fleet.view()).toMatchObject({ filesDone: 0 });
    expect(fleet.stored()).toBe(items.length);
    await play(fleet, fleet.run([fleet.worker("two")], 1));
    expect(await fleet.unit()).toMatchObject({ status: "done", failures: [] });
    expect(await fleet.view()).toMatchObject({ filesDone: items.length, filesFailed: 0 });
    expect(fleet.stored()).toBe(items.length);
    expect(fleet.entries()).toBe(items.length);
  });
});

describe("a file that was written to a moment ago", () => {
  it.each([
    ["file", [large], 1],
    ["page", SMALL.slice(0, 3), 3],
  ] as const)("is sent when it has settled (%s)", async (kind, items, count) => {
    const fleet = await paperFleet(items, kind, 3000);
    const written = fleet.turns.clock.now();
    const worker = fleet.worker("one", {
      openSource: async (_run, _settings, { path }) =>
        paperSource(items.find((one) => one.path === path)?.size ?? 0, written),
    });
    await play(fleet, fleet.run([worker], 1));
    expect(codes(fleet.events)).toContain("source-young");
    expect(await fleet.view()).toMatchObject({ filesDone: count, filesFailed: 0 });
    expect(fleet.entries()).toBe(count);
  });

  it("and is still being written fails, without an entry", async () => {
    const fleet = await paperFleet([large], "file", 60_000);
    const { clock } = fleet.turns;
    const worker = fleet.worker("one", { openSource: async () => paperSource(large.size, clock.now() - 1) });
    await play(fleet, fleet.run([worker], 1));
    expect(await fleet.unit()).toMatchObject({ status: "failed", failures: [{ code: "source-young" }] });
    expect(fleet.entries()).toBe(0);
  });
});

describe("a page of a run that replaces a lost one", () => {
  it("remembers since when its files may exist, also after a failed attempt", async () => {
    const fleet = await paperFleet(SMALL, "page");
    const plain = fleet.worker("one");
    const since = plain.clock.now() - 86_400_000;
    const worker = fleet.worker("one", {
      openSource: missing,
      async openRun(run) {
        const opened = await plain.openRun(run);
        if (opened === undefined) return undefined;
        return { ...opened, settings: { ...opened.settings, openedSince: since } };
      },
    });
    await missed(fleet, worker);
    const [opening = ""] = (await fleet.unit())?.records ?? [];
    expect(JSON.parse(opening)).toEqual({ type: "opening", at: since });
  });
});
