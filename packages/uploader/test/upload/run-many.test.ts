import { describe, expect, it } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { type ScriptedTransport, scriptedTransport } from "../../src/testing/scripted-transport.js";
import { engineOn } from "../../src/upload/engine.js";
import type { ManyItem, ManyOptions, ManyResult } from "../../src/upload/options.js";
import type { Platform } from "../../src/upload/platform.js";
import { portablePersistence } from "../../src/upload/portable.js";
import { runMany } from "../../src/upload/run-many.js";
import { fakeService } from "../doubles/fake-client.js";
import { settle } from "../doubles/manual-clock.js";

interface Item extends Pick<ManyItem<Source>, "source"> {
  readonly label: string;
  readonly file?: { readonly externalId: string };
}

interface Scene {
  readonly results: AsyncGenerator<ManyResult<Item>, void, undefined>;
  readonly transport: ScriptedTransport;
  readonly open: { now: number; most: number; closed: number };
  drawn: number;
}

/** Files that the service accepts automatically. Each is opened when its turn comes. */
function scene(count: number, options: ManyOptions<Item> = {}, fail: ReadonlySet<number> = new Set()): Scene {
  const transport = scriptedTransport();
  const open = { now: 0, most: 0, closed: 0 };
  const openOne = (index: number) => (): Source => {
    if (fail.has(index)) throw new Error(`no file ${index}`);
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    return {
      ...bytesSource(new Uint8Array(10), { name: `file-${index}` }),
      async close() {
        open.now -= 1;
        open.closed += 1;
      },
    };
  };
  const made: Omit<Scene, "results"> = { transport, open, drawn: 0 };
  function* items(): Generator<Item> {
    for (let index = 0; index < count; index += 1) {
      made.drawn += 1;
      yield { label: `item ${index}`, source: openOne(index) };
    }
  }
  const platform: Platform<Source> = {
    open: (source) => ({ source, owned: false }),
    transport: () => transport,
    persistence: () => portablePersistence,
  };
  return Object.assign(made, {
    results: runMany(engineOn(platform), fakeService().client, items(), options),
  });
}

/** Responds to every part immediately. */
function answering(transport: ScriptedTransport): () => void {
  const timer = setInterval(() => transport.answerAll(), 1);
  return () => clearInterval(timer);
}

describe("many uploads", () => {
  it("yield one result per file, and one failure does not stop the others", async () => {
    const { results, transport, open } = scene(40, {}, new Set([3, 17]));
    const stop = answering(transport);
    const seen: ManyResult<Item>[] = [];
    for await (const result of results) seen.push(result);
    stop();
    expect(seen.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i),
    );
    const failed = seen.filter((result) => result.status === "failed");
    expect(failed.map(({ item, error }) => [item.label, String(error)])).toEqual([
      ["item 3", "Error: no file 3"],
      ["item 17", "Error: no file 17"],
    ]);
    expect(
      seen.every(
        (result) => result.status === "failed" || result.result.file.name === `file-${result.index}`,
      ),
    ).toBe(true);
    expect([open.now, open.closed, transport.closed]).toEqual([0, 38, true]);
  });

  it("take an item only if a place is free: nothing accumulates behind a slow reader", async () => {
    const made = scene(1_000, { files: 4, onePutMax: 0 });
    const stop = answering(made.transport);
    for (let fetched = 1; fetched <= 20; fetched += 1) {
      await made.results.next();
      await settle();
      expect(made.drawn).toBeLessThanOrEqual(fetched + 4);
    }
    expect(made.open.most).toBeLessThanOrEqual(4);
    await made.results.return();
    stop();
    expect([made.open.now, made.transport.closed, made.transport.pending.length]).toEqual([0, true, 0]);
  });

  it("end when their results are no longer fetched", async () => {
    const made = scene(1_000, { files: 4, onePutMax: 0 });
    for await (const _ of firstOf(made)) break;
    expect(made.drawn).toBeLessThanOrEqual(5);
    expect([made.open.now, made.transport.closed]).toEqual([0, true]);
  });

  it("throw the signal's reason when they are aborted", async () => {
    const controller = new AbortController();
    const made = scene(1_000, { files: 4, signal: controller.signal });
    const next = made.results.next();
    await made.transport.waitForPending(3);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect([made.open.now, made.transport.closed, made.transport.pending.length]).toEqual([0, true, 0]);
  });

  it("yield the results of started files and then throw the error of the iterable", async () => {
    const transport = scriptedTransport();
    async function* items(): AsyncGenerator<Item> {
      yield { label: "one", source: bytesSource(new Uint8Array(5), { name: "one" }) };
      throw new Error("the folder is gone");
    }
    const platform: Platform<Source> = {
      open: (source) => ({ source, owned: false }),
      transport: () => transport,
      persistence: () => portablePersistence,
    };
    const results = runMany(engineOn(platform), fakeService().client, items(), {});
    const stop = answering(transport);
    expect(await results.next()).toMatchObject({ value: { status: "uploaded" } });
    await expect(results.next()).rejects.toThrow("the folder is gone");
    stop();
  });

  it("emit the events of each file with its item", async () => {
    const heard = new Set<string>();
    const { results, transport } = scene(3, {
      onEvent: ({ type }, { label }) => void heard.add(`${label}: ${type}`),
    });
    const stop = answering(transport);
    for await (const _ of results);
    stop();
    for (const label of ["item 0", "item 1", "item 2"]) expect(heard).toContain(`${label}: uploaded`);
  });
});

async function* firstOf({ results, transport }: Scene): AsyncGenerator<unknown> {
  const stop = answering(transport);
  try {
    for await (const result of results) yield result;
  } finally {
    stop();
  }
}
