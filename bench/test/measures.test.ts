import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { calmRun, readBusyTime, shareOfOthers } from "../src/measure/busy-time.mjs";
import { checkBytes } from "../src/measure/check-bytes.mjs";
import { spread, summarize } from "../src/measure/summarize.mjs";
import { readOptions, readSize } from "../src/options.mjs";
import { selfTimes } from "../src/scenarios/profile.mjs";
import { countLines } from "../src/sink/nginx-store.mjs";
import { startNodeSink } from "../src/sink/node-sink.mjs";
import type { Client, Run } from "../src/types.js";

const MIB = 1024 ** 2;

function client(id: string): Client {
  return { id, label: id, setting: "", command: () => ({ command: "true", args: [] }) };
}

function runOf(id: string, round: number, elapsed: number): Run {
  const sink = { bytes: MIB, requests: 1, connections: 1, dataRequests: 1, mostAtOnce: 1, elapsed };
  const cost = { wall: elapsed, user: 10, system: 20, peakRss: MIB, code: 0, signal: 0 };
  return { client: id, round, cost, wall: elapsed, sink, failure: undefined, said: undefined };
}

describe("a spread", () => {
  it("is the median of the values with minimum and maximum", () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
    expect(spread([])).toBeUndefined();
  });
});

describe("a summary", () => {
  it("computes ratios per pair, not of the medians", () => {
    const runs = [runOf("a", 0, 100), runOf("b", 0, 200), runOf("a", 1, 1000), runOf("b", 1, 1000)];
    const [, b] = summarize([client("a"), client("b")], runs, MIB, "a");
    expect(b?.ratio).toEqual({ median: 0.75, min: 0.5, max: 1 });
  });

  it("excludes failed runs and reports the failure", () => {
    const failed = { ...runOf("b", 0, 1), failure: "ended with 1" };
    const [, b] = summarize([client("a"), client("b")], [runOf("a", 0, 100), failed], MIB, "a");
    expect(b).toMatchObject({ runs: 0, failure: "ended with 1" });
    expect(b?.speed).toBeUndefined();
  });
});

describe("the check of bytes", () => {
  it("detects swapped parts, a missing part and a changed byte", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cdf-bench-check-"));
    const file = join(folder, "file");
    writeFileSync(file, "first-second-");
    const sink = await startNodeSink({ crc: true });
    const put = (part: number, body: string): Promise<Response> =>
      fetch(`${sink.origin}/sink/part/${part}`, { method: "PUT", body });

    await put(2, "second-");
    expect(await checkBytes(sink, file, 13)).toBe("7 bytes arrived instead of 13");
    await put(1, "first-");
    expect(await checkBytes(sink, file, 13)).toBeUndefined();
    await sink.reset();
    await put(1, "second-");
    await put(2, "first-");
    expect(await checkBytes(sink, file, 13)).toContain("other bytes");
    await sink.reset();
    await put(1, "first-");
    await put(2, "Second-");
    expect(await checkBytes(sink, file, 13)).toContain("part 2 of 2");

    await sink.close();
    rmSync(folder, { recursive: true });
  });
});

describe("a shaped sink", () => {
  it("refuses requests above its limit, and breaks the configured part once", async () => {
    const refusing = await startNodeSink({ shape: { refuseAbove: 0 } });
    expect((await fetch(`${refusing.origin}/sink/part/1`, { method: "PUT", body: "x" })).status).toBe(503);
    await refusing.close();
    const broken = await startNodeSink({ faults: [{ kind: "429", part: 1, times: 1, retryAfter: 7 }] });
    const put = (): Promise<Response> => fetch(`${broken.origin}/sink/part/1`, { method: "PUT", body: "x" });
    const first = await put();
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await put()).status).toBe(200);
    await broken.close();
  });
});

describe("the count of nginx's log", () => {
  const line = (kind: string, end: number, took: number, connection: string, status = 201) => ({
    kind,
    end,
    took,
    status,
    bytes: "100",
    connection,
  });

  it("spans from the first part's start to the last part's end, and counts stored bytes", () => {
    const log = [
      line("operation", 1, 0.5, "1"),
      line("data", 12, 2, "1"),
      line("data", 12.5, 1.5, "2"),
      line("data", 13, 0.5, "2", 500),
      line("operation", 20, 1, "1"),
    ];
    const { bytes, requests, connections, dataRequests, mostAtOnce, elapsed } = countLines(log);
    expect({ bytes, requests, connections, dataRequests, mostAtOnce, elapsed }).toEqual({
      bytes: 200,
      requests: 5,
      connections: 2,
      dataRequests: 3,
      mostAtOnce: 2,
      elapsed: 3000,
    });
  });
});

describe("the CPU time of other work", () => {
  it("is the machine's CPU time minus the client's and the sink's", () => {
    expect(readBusyTime("cpu  100 10 20 9999 50 1 2 3 0 0\ncpu0 1 1\n")).toBe(1360);
    expect(readBusyTime("")).toBeUndefined();
    const run = runOf("a", 0, 100);
    const busy = { ...run, busy: 100, sink: { ...run.sink, cpu: 20 } };
    expect(shareOfOthers([busy, busy], 2)).toBeCloseTo(0.25);
    expect(shareOfOthers([run], 2)).toBeUndefined();
  });

  it("repeats a disturbed run, at most four times, and keeps the least disturbed one", async () => {
    const playing = (shares: readonly number[]) => {
      let at = 0;
      return async (): Promise<Run> => {
        const run = runOf("a", at, 100);
        const busy = 30 + 200 * (shares[at] ?? 0);
        at += 1;
        return { ...run, busy, sink: { ...run.sink, cpu: 0 } };
      };
    };
    const noWait = async (): Promise<void> => undefined;
    expect(await calmRun(playing([0.5, 0.3, 0.05, 0]), 2, noWait)).toMatchObject({ round: 2, tries: 3 });
    expect(await calmRun(playing([0.5, 0.3, 0.4, 0.6, 0]), 2, noWait)).toMatchObject({ round: 1, tries: 2 });
  });
});

describe("a profile", () => {
  it("sums the time of each function", () => {
    const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 0 });
    const nodes = [
      { id: 1, callFrame: frame("(idle)", "") },
      { id: 2, callFrame: frame("send", "file:///x/packages/uploader/dist/a.js") },
      { id: 3, callFrame: frame("send", "file:///x/packages/uploader/dist/a.js") },
    ];
    expect(selfTimes({ nodes, samples: [1, 2, 3], timeDeltas: [1000, 3000, 2000] })).toEqual([
      { what: "send packages/uploader/dist/a.js:1", ms: 5 },
      { what: "(idle)", ms: 1 },
    ]);
  });
});

describe("options", () => {
  it("parses sizes with units and explains a wrong size", () => {
    expect([readSize("2GiB"), readSize("64MiB"), readSize("10KiB"), readSize("7")]).toEqual([
      2 * 1024 ** 3,
      64 * MIB,
      10_240,
      7,
    ]);
    expect(() => readSize("2GB")).toThrow("KiB, MiB or GiB");
  });

  it("refuses an unknown store or link", () => {
    expect(() => readOptions(["--store", "s3"])).toThrow("sink or nginx");
    expect(() => readOptions(["--links", "0"])).toThrow("--links");
  });

  it("measures plain HTTP and TLS unless one is selected", () => {
    expect(readOptions([]).options.tls).toEqual([false, true]);
    expect(readOptions(["--tls"]).options.tls).toEqual([true]);
    expect(readOptions(["--plain"]).options.tls).toEqual([false]);
  });
});
