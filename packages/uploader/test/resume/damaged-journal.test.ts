/**
 * A journal that is cut at every byte, or has any bit flipped: each case is resumed by a whole upload. The
 * stored file is the source, or the service refuses and nothing is stored. An upload depends only on the
 * journal as it reads it, so it runs once per distinct result of reading.
 */
import { systemClock } from "@cdf-multipart/core/internal";
import { describe, expect, it } from "vitest";
import { nodeHashes } from "../../src/checksums/node-hashes.js";
import { readJournal } from "../../src/journal/format/read-journal.js";
import type { JournalRecord } from "../../src/journal/journal.js";
import { type JournalKey, journalId } from "../../src/journal/journal-key.js";
import { storedJournal } from "../../src/journal/stored-journal.js";
import type { UploadPlan } from "../../src/plan/upload-plan.js";
import { takeFingerprint } from "../../src/sources/sample-source.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import type { ChecksChoice } from "../../src/upload/choose-journal.js";
import { createHandle } from "../../src/upload/create-handle.js";
import { createPartChecks } from "../../src/verify/part-checks.js";
import { listed } from "../journal/listed.js";
import { type Paper, paper } from "./paper.js";
import { createWorld, type World } from "./world.js";

const SIZE = 4_000;
const PART = 1_000;
const FIELDS = { name: "paper.bin", externalId: "paper" };
const KEY: JournalKey = { baseUrl: "https://cdf.test", project: "plant", target: { externalId: "paper" } };
const id = await journalId(KEY);
/**
 * The parts are smaller than the service accepts: an earlier version may have written that, and the test is
 * faster.
 */
const PLAN: UploadPlan = {
  size: SIZE,
  partSize: PART,
  parts: [0, 1, 2, 3].map((index) => ({
    partNumber: index + 1,
    start: index * PART,
    end: (index + 1) * PART,
  })),
};
/** The progress of the earlier run. */
type Came = "parts missing" | "complete called" | "completed";

interface Scene {
  readonly world: World;
  readonly file: Paper;
  /** The journal of the earlier run. */
  readonly bytes: Uint8Array;
}

async function scene(came: Came): Promise<Scene> {
  const world = createWorld();
  const file = paper(SIZE);
  const source = file.open();
  const { client, transport } = world.connect({ diesAt: undefined, onDeath: () => {} });
  const store = memoryJournalStore();
  const journal = await storedJournal({ file: await store.open(id), id, key: KEY, now: world.now() });
  await journal.append({ type: "opening", at: world.now() });
  const { id: fileId, uploadId, uploadUrls } = await client.initMultiPartUpload(FIELDS, { parts: 4 });
  const session = {
    baseUrl: KEY.baseUrl,
    project: KEY.project,
    ...{ fileId, externalId: "paper", uploadId, uploadUrls },
    openedAt: world.now(),
    created: true,
  };
  await journal.append({ type: "session", session, plan: PLAN, source: await takeFingerprint(source) });
  const crcs = file.crcs(PLAN);
  for (const { partNumber, start, end } of came === "parts missing" ? PLAN.parts.slice(0, 3) : PLAN.parts) {
    const url = uploadUrls[partNumber - 1] ?? "";
    await transport.putPart({
      ...{ url, partNumber, attempt: 1, source, start, end },
      signal: new AbortController().signal,
    });
    const checksum = `crc32:${(crcs[partNumber - 1] ?? "").padStart(8, "0")}`;
    await journal.append({ type: "part", part: { partNumber, bytes: PART, checksum } });
  }
  if (came !== "parts missing") await journal.append({ type: "phase", phase: "completing" });
  if (came === "completed") {
    await client.completeMultiPartUpload({ id: fileId, uploadId });
    const last: JournalRecord = { type: "phase", phase: "completed" };
    await journal.append(last);
  }
  await journal.close();
  return { world, file, bytes: store.bytesOf(id) ?? new Uint8Array() };
}

/** The next run, with a journal in this condition. */
async function goOn({ world, file }: Scene, bytes: Uint8Array): Promise<unknown> {
  const store = memoryJournalStore({ now: world.now });
  store.write(id, bytes);
  const { client, transport } = world.connect({ diesAt: undefined, onDeath: () => {} });
  const platform = {
    open: () => ({ source: file.open(), owned: true }),
    transport: () => transport,
    persistence: () => ({
      checks: (its: ChecksChoice) => createPartChecks({ ...its, hashes: nodeHashes }),
      hashes: () => nodeHashes,
      store: () => store,
    }),
  };
  const handle = createHandle(platform, client, "paper", {
    file: FIELDS,
    onePutMax: 0,
    journal: "required",
    clock: { now: world.now, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 5), signal) },
  });
  const error = await handle.start().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) expect(await listed(store)).toEqual([]);
  return error;
}

/** Each damage: cut to every length, and every bit of every byte flipped. */
function* damages(bytes: Uint8Array): Generator<Uint8Array> {
  for (let cut = 0; cut <= bytes.length; cut += 1) yield bytes.slice(0, cut);
  for (let place = 0; place < bytes.length; place += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
      yield flipped;
    }
  }
}

describe.each<Came>(["parts missing", "complete called", "completed"])(
  "a damaged journal of an upload with %s",
  (came) => {
    it("never leads to a wrong upload, for any cut and any flipped bit", async () => {
      const { bytes } = await scene(came);
      const different = new Map<string, Uint8Array>();
      for (const damaged of damages(bytes)) {
        const { headed, state } = readJournal(damaged, id);
        const what = JSON.stringify([damaged.length > 0, headed, state]);
        if (!different.has(what)) different.set(what, damaged);
      }
      // No file, no head, only a head, and one more case for each record.
      expect(different.size).toBe({ "parts missing": 8, "complete called": 10, completed: 11 }[came]);
      for (const damaged of different.values()) {
        const next = await scene(came);
        // The journal contains the ids and times of its scene; the damage is the same.
        const error = await goOn(next, sameDamage(bytes, damaged, next.bytes));
        const { world, file } = next;
        expect(world.entries()).toHaveLength(1);
        const whole = [
          file.crcs(PLAN),
          file.crcs({ ...PLAN, parts: [{ partNumber: 1, start: 0, end: SIZE }] }),
        ];
        if (error === undefined) expect(whole).toContainEqual(world.content());
        // Without any record, the entry belongs to another upload: the service reports that it exists.
        else
          expect({ error, content: world.content() ?? whole[0] }).toMatchObject({
            error: { status: 409 },
            content: whole[0],
          });
      }
    });
  },
);

function sameDamage(bytes: Uint8Array, damaged: Uint8Array, next: Uint8Array): Uint8Array {
  expect(next.length).toBe(bytes.length);
  const copy = next.slice(0, damaged.length);
  for (let place = 0; place < damaged.length; place += 1) {
    copy[place] = (copy[place] ?? 0) ^ (bytes[place] ?? 0) ^ (damaged[place] ?? 0);
  }
  return copy;
}
