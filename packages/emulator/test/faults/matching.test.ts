import { describe, expect, test } from "vitest";
import {
  type Emulator,
  type Fault,
  type FaultAction,
  type FaultMatch,
  startEmulator,
} from "../../src/index.js";
import { api, beginUpload, bodyOf, putBytes, startSmall } from "../ask.js";
import { withFault } from "./scene.js";

describe("matching", () => {
  const STATUS: FaultAction = { type: "status", status: 503 };

  async function statuses(emulator: Emulator, count: number): Promise<number[]> {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await api(emulator, "list", {})).status);
    return seen;
  }

  test.each<[string, FaultMatch, number[]]>([
    ["times", { times: 2 }, [503, 503, 200, 200]],
    ["every", { every: 2 }, [200, 503, 200, 503]],
    ["attempt", { attempt: 2 }, [200, 503, 200, 200]],
    ["attempts", { attempt: [1, 4] }, [503, 200, 200, 503]],
    ["another operation", { operation: "byIdsFiles" }, [200, 200, 200, 200]],
    ["one of several operations", { operation: ["byIdsFiles", "advancedListFiles"] }, [503, 503, 503, 503]],
    ["path", { path: "/files/list" }, [503, 503, 503, 503]],
    ["one part only", { partNumber: 1 }, [200, 200, 200, 200]],
  ])("matches by %s", async (_, match, expected) => {
    await using emulator = await startSmall({ faults: [{ match, do: STATUS }] });
    expect(await statuses(emulator, 4)).toEqual(expected);
  });

  test("attempts of a part are counted within its session", async () => {
    await using emulator = await withFault(STATUS, { partNumber: [2], attempt: 1 });
    for (let session = 0; session < 2; session += 1) {
      const { uploadUrls } = await beginUpload(emulator, 2);
      const seen = [];
      for (const url of [uploadUrls[0], uploadUrls[1], uploadUrls[1]])
        seen.push((await putBytes(url, "12345678")).status);
      expect(seen).toEqual([200, 503, 200]);
    }
  });

  test("chance gives the same results with the same seed, and different results with another seed", async () => {
    const run = async (seed: number) => {
      await using emulator = await startSmall({ seed, faults: [{ match: { chance: 0.5 }, do: STATUS }] });
      return (await statuses(emulator, 24)).join();
    };
    const first = await run(1);
    expect(first).toContain("503");
    expect(first).toContain("200");
    expect(await run(1)).toBe(first);
    expect(await run(2)).not.toBe(first);
  });

  test("the first matching fault is applied; the journal has its name and the response has its header", async () => {
    const faults: Fault[] = [
      { name: "mine", match: { attempt: 1 }, do: STATUS },
      { do: { type: "status", status: 429 } },
    ];
    await using emulator = await startSmall({ faults });
    const answer = await api(emulator, "list", {});
    expect([answer.status, answer.headers.get("x-emulator-fault")]).toEqual([503, "status"]);
    expect(await statuses(emulator, 1)).toEqual([429]);
    expect(emulator.requests.all().map(({ fault }) => fault)).toEqual(["mine", "status"]);
  });
});

test("the admin route accepts faults as data, and says what is wrong with invalid ones", async () => {
  await using emulator = await startEmulator();
  const admin = (faults: unknown, headers: Record<string, string> = { "content-type": "application/json" }) =>
    fetch(`${emulator.url}/_emulator/faults`, { method: "PUT", body: JSON.stringify({ faults }), headers });
  expect(
    (await admin([{ match: { operation: "advancedListFiles" }, do: { type: "status", status: 503 } }]))
      .status,
  ).toBe(200);
  expect((await api(emulator, "list", {})).status).toBe(503);
  for (const [wrong, message] of [
    [{}, /faults must be array/],
    [[{ do: { type: "explode" } }], /value of tag "type" must be in oneOf/],
    [[{ do: { type: "status" } }], /must have required property 'status'/],
    [[{ do: { type: "stall", bytes: 1 } }], /"bytes"/],
    [[{ match: { part: 1 }, do: { type: "stall" } }], /"part"/],
  ] as const) {
    const answer = await admin(wrong);
    expect(answer.status).toBe(400);
    expect((await bodyOf(answer)).error.message).toMatch(message);
  }
  expect((await api(emulator, "list", {})).status).toBe(503);
  expect((await admin([], { "content-type": "text/plain" })).status).toBe(400);
  expect((await admin([])).status).toBe(200);
  expect((await api(emulator, "list", {})).status).toBe(200);
});
