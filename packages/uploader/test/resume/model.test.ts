/**
 * Any sequence of kills, edits, touches, weeks and deletions has one of two results. The stored bytes are
 * those of the source, or the documented error is thrown and starting over stores the bytes. Kills come
 * before or after a request had its effect, with torn and reordered writes of the journal.
 */
import { isCdfError } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeHashes } from "../../src/checksums/node-hashes.js";
import { planParts } from "../../src/plan/plan-parts.js";
import type { UploadPlan } from "../../src/plan/upload-plan.js";
import type { ResumeCheck } from "../../src/resume/resume-check.js";
import { isSourceChangedError } from "../../src/sources/source-error.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import type { ChecksChoice } from "../../src/upload/choose-journal.js";
import { createHandle } from "../../src/upload/create-handle.js";
import { createPartChecks } from "../../src/verify/part-checks.js";
import { listed } from "../journal/listed.js";
import { type Paper, paper } from "./paper.js";
import { createWorld, type World } from "./world.js";

const PART = 5 * 1024 * 1024 + 4096;
const IN_PARTS = planParts(4 * PART - 12_345, { partSize: PART });
const IN_ONE_PUT = planParts(54_321, { partSize: PART });
const RUNS = Number(process.env["SOAK_RUNS"] ?? "60");
const HOUR = 3_600_000;
/** A sequence takes some 60 ms; only one that hangs takes a hundred times as long. */
const PATIENCE = 300_000 + RUNS * 6_000;

type Step =
  | {
      readonly type: "run";
      readonly request: number;
      readonly withEffect: boolean;
      readonly tear: number;
      /** The source is written to while the process runs. */
      readonly edit: { readonly request: number; readonly at: number } | undefined;
    }
  | { readonly type: "edit"; readonly at: number }
  /** An edit that restores the modification time. */
  | { readonly type: "sneak"; readonly at: number }
  | { readonly type: "touch" }
  | { readonly type: "pass"; readonly hours: number }
  | { readonly type: "delete" };

/** Small numbers would be preferred otherwise, and the head is sampled. */
const anywhere = fc.noBias(fc.nat(IN_PARTS.size - 1));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("run" as const),
      request: fc.integer({ min: 1, max: 12 }),
      withEffect: fc.boolean(),
      tear: fc.integer({ min: 0, max: 2 ** 30 }),
      edit: fc.option(fc.record({ request: fc.integer({ min: 1, max: 12 }), at: anywhere }), {
        nil: undefined,
        freq: 8,
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("edit" as const), at: anywhere }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("sneak" as const), at: anywhere }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("touch" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("pass" as const), hours: fc.constantFrom(100, 170) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("delete" as const) }) },
);

interface Scene {
  readonly world: World;
  readonly file: Paper;
  readonly store: ReturnType<typeof memoryJournalStore>;
  readonly resumeCheck: ResumeCheck;
  /** Parts are so fast that no checksum of them is computed. */
  readonly fast: boolean;
  readonly plan: UploadPlan;
  /** The source at a point in time, as the checksums of its parts. */
  readonly versions: (readonly string[])[];
}

function createScene(plan: UploadPlan, resumeCheck: ResumeCheck, fast = false): Scene {
  const file = paper(plan.size);
  const world = createWorld();
  return { world, file, store: memoryJournalStore(), resumeCheck, fast, plan, versions: [file.crcs(plan)] };
}

/** One process: uploads until it is done, is killed or fails. Resolves with the error, or undefined. */
async function runOnce(
  { world, file, store, resumeCheck, fast, plan, versions }: Scene,
  kill?: Step & { type: "run" },
  restart = false,
): Promise<unknown> {
  const { client, transport } = world.connect({
    diesAt: kill,
    onRequest(request): void {
      if (kill?.edit === undefined || request !== kill.edit.request) return;
      file.edit(kill.edit.at);
      versions.push(file.crcs(plan));
    },
    onDeath(reason): void {
      // Writes reach the disk in any order and in part; a random number decides how far.
      let draw = kill?.tear ?? 0;
      store.crash(({ bytes }) => {
        draw = (Math.imul(draw, 1_103_515_245) + 12_345) >>> 0;
        return draw % 3 === 0 ? 0 : draw % 3 === 1 ? bytes.length : draw % bytes.length;
      });
      void handle.abort(reason);
    },
  });
  const platform = {
    open: () => ({ source: file.open(), owned: true }),
    transport: () => transport,
    persistence: () => ({
      hashes: () => nodeHashes,
      checks: ({ verify, keep }: ChecksChoice) =>
        createPartChecks({ verify, keep: keep && !fast, hashes: nodeHashes }),
      store: () => store,
    }),
  };
  const handle = createHandle(platform, client, "paper", {
    file: { externalId: "paper" },
    journal: "required",
    partSize: PART,
    concurrency: 3,
    restart,
    resumeCheck,
    clock: { now: world.now, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 5), signal) },
  });
  return handle.start().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each([
  ["in parts", IN_PARTS],
  ["in one PUT", IN_ONE_PUT],
])("an upload %s with faults of its process, source and service", (_, plan) => {
  it(
    "is stored exactly, once, or reports what is wrong and is stored after starting over",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 8 }),
          fc.boolean(),
          fc.boolean(),
          async (steps, all, fast) => {
            const scene = createScene(plan, all ? "all" : "auto", fast);
            const { world, file, store, versions } = scene;
            let done = false;
            for (const one of steps) {
              if (done) break;
              if (one.type === "edit") file.edit(one.at);
              if (one.type === "sneak") file.sneak(one.at);
              if (one.type === "touch") file.touch();
              if (one.type === "pass") world.pass(one.hours * HOUR);
              if (one.type === "delete") world.deleteEntries();
              versions.push(file.crcs(plan));
              if (one.type !== "run") continue;
              const error = await runOnce(scene, one);
              done = error === undefined;
              const killed = error instanceof Error && error.message === "The process was killed.";
              if (!done && !killed) expect(isSourceChangedError(error) ? "changed" : error).toBe("changed");
            }
            if (!done) {
              const error = await runOnce(scene);
              if (error !== undefined) {
                expect(isSourceChangedError(error) && isCdfError(error) ? "changed" : error).toBe("changed");
                // What was completed before the edit remains; only an overwrite replaces it.
                if (world.content() !== undefined) {
                  expect(versions).toContainEqual(world.content());
                  return;
                }
                expect(await runOnce(scene, undefined, true)).toBeUndefined();
              }
            }
            // The content is that of the time of completion, and never a mixture of two times.
            expect(versions).toContainEqual(world.content());
            if (!steps.some((one) => one.type === "run" && one.edit !== undefined)) {
              expect(world.content()).toEqual(file.crcs(plan));
            }
            expect(world.entries()).toHaveLength(1);
            expect(await listed(store)).toEqual([]);
          },
        ),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    "sends no more parts again than were in flight, for any number of kills",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
          const scene = createScene(plan, "auto");
          let kills = 0;
          for (const one of steps) {
            if (one.type !== "run") continue;
            if ((await runOnce(scene, { ...one, edit: undefined })) === undefined) break;
            kills += 1;
          }
          if (scene.world.content() === undefined) expect(await runOnce(scene)).toBeUndefined();
          expect(scene.world.stored).toBeLessThanOrEqual(plan.parts.length + kills * 3);
        }),
        { numRuns: Math.ceil(RUNS / 2) },
      );
    },
    PATIENCE,
  );
});

it(
  "an edited file whose time was restored, or a touched file, is never stored as it was after a kill at any request",
  async () => {
    const between = PART + 300_000;
    for (const fast of [false, true]) {
      for (const change of ["sneak", "edit", "touch"] as const) {
        for (let request = 1; request <= 8; request += 1) {
          for (const withEffect of [false, true]) {
            const scene = createScene(IN_PARTS, "auto", fast);
            const { world, file } = scene;
            const kill = { type: "run", request, withEffect, tear: 1, edit: undefined } as const;
            const killed = await runOnce(scene, kill);
            if (killed === undefined) continue;
            if (change === "touch") file.touch();
            else file[change](between);
            const error = await runOnce(scene);
            const what = `${change} after request ${request}, ${withEffect}, ${fast ? "fast" : "slow"}`;
            if (error === undefined) expect(world.content(), what).toEqual(file.crcs(IN_PARTS));
            else expect(isSourceChangedError(error), what).toBe(true);
          }
        }
      }
    }
  },
  PATIENCE,
);
