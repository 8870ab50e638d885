/**
 * A disk that is full, read-only, or cannot flush or lock, at any time. Depending on the option, the upload
 * continues without a journal after a warning, or stops. It never hangs, and never completes with missing
 * content.
 */
import { systemClock } from "@cdf-multipart/core/internal";
import { describe, expect, it } from "vitest";
import { nodeHashes } from "../../src/checksums/node-hashes.js";
import type { UploadEvent } from "../../src/events/upload-event.js";
import type { JournalStore } from "../../src/journal/journal-store.js";
import type { JournalMode } from "../../src/journal/open-upload-journal.js";
import { planParts } from "../../src/plan/plan-parts.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import type { ChecksChoice } from "../../src/upload/choose-journal.js";
import { createHandle } from "../../src/upload/create-handle.js";
import { createPartChecks } from "../../src/verify/part-checks.js";
import { listed } from "../journal/listed.js";
import { type Paper, paper } from "./paper.js";
import { createWorld, type World } from "./world.js";

const PART = 5 * 1024 * 1024 + 4096;
const SIZE = 4 * PART - 12_345;
const PLAN = planParts(SIZE, { partSize: PART });
const FILE: Paper = paper(SIZE);
const CRCS = FILE.crcs(PLAN);

type Stage = "open" | "append" | "flush";

interface Refusal {
  readonly stage: Stage;
  /** Calls that still succeed. */
  readonly after: number;
  readonly message: string;
}

/** A store on a disk that refuses from a given call on; earlier writes are kept. */
function refusing(store: JournalStore, { stage, after, message }: Refusal): JournalStore {
  let calls = 0;
  const mayFail = (at: Stage): void => {
    if (at === stage && ++calls > after) throw new Error(message);
  };
  return {
    ...store,
    async open(id) {
      mayFail("open");
      const file = await store.open(id);
      return {
        ...file,
        async append(bytes): Promise<void> {
          try {
            mayFail("append");
          } catch (error) {
            await file.append(bytes.subarray(0, Math.floor(bytes.length / 2)));
            throw error;
          }
          await file.append(bytes);
        },
        async flush(): Promise<void> {
          mayFail("flush");
          await file.flush();
        },
      };
    },
  };
}

async function run(
  world: World,
  journalStore: JournalStore,
  journal: JournalMode,
): Promise<{ readonly error: unknown; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const { client, transport } = world.connect({ diesAt: undefined, onDeath: () => {} });
  const platform = {
    open: () => ({ source: FILE.open(), owned: true }),
    transport: () => transport,
    persistence: () => ({
      checks: (its: ChecksChoice) => createPartChecks({ ...its, hashes: nodeHashes }),
      hashes: () => nodeHashes,
    }),
  };
  const handle = createHandle(platform, client, "paper", {
    file: { externalId: "paper" },
    ...{ journal, journalStore, partSize: PART, concurrency: 4 },
    clock: { now: world.now, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 5), signal) },
    onEvent: (event: UploadEvent) => void (event.type === "warning" && warnings.push(event.code)),
  });
  const error = await handle.start().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, warnings };
}

const REFUSALS: readonly Refusal[] = [
  { stage: "open", after: 0, message: "EROFS: read-only file system, mkdir" },
  { stage: "open", after: 0, message: "EACCES: permission denied, open" },
  { stage: "open", after: 0, message: "ENOLCK: no locks available, open" },
  ...[0, 1, 2, 3].map((after) => ({
    ...{ stage: "append" as const, after },
    message: "ENOSPC: no space left on device, write",
  })),
  ...[0, 1, 2, 3].map((after) => ({
    ...{ stage: "flush" as const, after },
    message: "EINVAL: invalid argument, fdatasync",
  })),
];

describe.each(REFUSALS)("a disk that refuses to $stage after $after times ($message)", (refusal) => {
  it("causes one warning, and the upload completes, if the journal is optional", async () => {
    const world = createWorld();
    const store = memoryJournalStore();
    const { error, warnings } = await run(world, refusing(store, refusal), "optional");
    expect(error).toBeUndefined();
    expect(warnings).toEqual(["journal-unavailable"]);
    expect(world.content()).toEqual(CRCS);
    expect(await listed(store)).toEqual([]);
  });

  it("stops the upload if the journal is required, and the next run with space continues", async () => {
    const world = createWorld();
    const store = memoryJournalStore();
    const { error } = await run(world, refusing(store, refusal), "required");
    expect(error).toMatchObject({
      name: "JournalError",
      code: "journal-unavailable",
      message: expect.stringContaining(refusal.message),
    });
    expect(world.content()).toBeUndefined();
    const next = await run(world, store, "required");
    expect(next.error).toBeUndefined();
    expect(world.content()).toEqual(CRCS);
    expect(world.entries()).toHaveLength(1);
    expect(await listed(store)).toEqual([]);
  });
});
