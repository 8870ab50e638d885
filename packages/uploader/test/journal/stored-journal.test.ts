import { describe, expect, it } from "vitest";
import { encodeLine } from "../../src/journal/format/lines.js";
import { encodeHead } from "../../src/journal/format/write.js";
import {
  applyRecord,
  type Journal,
  type JournalRecord,
  type JournalState,
} from "../../src/journal/journal.js";
import { journalId } from "../../src/journal/journal-key.js";
import { storedJournal } from "../../src/journal/stored-journal.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { key, part, plan, records, session, source } from "./some-journal.js";

const id = await journalId(key);

async function open(store = memoryJournalStore(), damage: number[] = []): Promise<Journal> {
  return storedJournal({
    file: await store.open(id),
    id,
    key,
    now: 1,
    onDamage: (bytes) => damage.push(bytes),
  });
}

function stateAfter(some: readonly JournalRecord[]): JournalState {
  return some.reduce(applyRecord, {});
}

/** A store that contains the whole journal of `some-journal`, and where its lines end. */
async function written(): Promise<{ bytes: Uint8Array; ends: number[] }> {
  const store = memoryJournalStore();
  const journal = await open(store);
  const ends = [store.bytesOf(id)?.length ?? 0];
  for (const record of records) {
    await journal.append(record);
    ends.push(store.bytesOf(id)?.length ?? 0);
  }
  await journal.close();
  return { bytes: store.bytesOf(id) ?? new Uint8Array(), ends };
}

describe("a journal", () => {
  it("has the records of this process in the next one", async () => {
    const store = memoryJournalStore();
    const first = await open(store);
    for (const record of records) await first.append(record);
    expect(await first.load()).toEqual(stateAfter(records));
    await first.close();
    const second = await open(store);
    expect(await second.load()).toEqual(stateAfter(records));
    await second.append({ type: "phase", phase: "done" });
    await second.close();
    expect((await (await open(store)).load()).upload?.phase).toBe("done");
  });

  it("discards the parts of a session when the next one begins, and keeps the last record about a part", () => {
    const state = stateAfter([
      { type: "session", session: session(), plan, source },
      part(1),
      { type: "session", session: session("upload-2"), plan, source },
      part(2),
      part(2),
    ]);
    expect(state.upload?.session.uploadId).toBe("upload-2");
    expect(state.upload?.acknowledged.map(({ partNumber }) => partNumber)).toEqual([2]);
  });

  it("flushes once for records that arrive together, and each promise waits for its flush", async () => {
    const store = memoryJournalStore();
    const journal = await open(store);
    await journal.append({ type: "session", session: session(), plan, source });
    const before = store.flushes;
    const first = journal.append(part(1));
    await Promise.resolve();
    await Promise.all([first, ...[2, 3, 4].map((partNumber) => journal.append(part(partNumber)))]);
    // Records that arrive during the first flush share the next one.
    expect(store.flushes - before).toBe(2);
    store.crash();
    expect((await (await open(store)).load()).upload?.acknowledged).toHaveLength(4);
  });

  it("does not flush records that the service can confirm again", async () => {
    const store = memoryJournalStore();
    const journal = await open(store);
    await journal.append({ type: "session", session: session(), plan, source });
    await journal.append({ type: "phase", phase: "completing" });
    const before = store.flushes;
    await journal.append({ type: "phase", phase: "completed" });
    await journal.append({ type: "phase", phase: "done" });
    expect(store.flushes).toBe(before);
    store.crash();
    expect((await (await open(store)).load()).upload?.phase).toBe("completing");
  });

  it("cut at any byte: loads the complete records, reports the lost bytes, and can be continued", async () => {
    const { bytes, ends } = await written();
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const store = memoryJournalStore();
      store.write(id, bytes.slice(0, cut));
      const damage: number[] = [];
      const journal = await open(store, damage);
      const whole = ends.filter((end) => end <= cut).length - 1;
      const state = await journal.load();
      if (whole >= 0) expect(state).toEqual(stateAfter(records.slice(0, whole)));
      else expect(state.upload).toBeUndefined();
      const lost = cut - (ends[whole] ?? 0);
      expect(damage).toEqual(lost === 0 ? [] : [lost]);
      await journal.append({ type: "session", session: session("upload-3"), plan, source });
      await journal.close();
      expect((await (await open(store)).load()).upload?.session.uploadId).toBe("upload-3");
    }
  });

  it("with any byte damaged: loads a state that it once had, or refuses", async () => {
    const { bytes } = await written();
    const states = new Set(
      records.map((_, index) => JSON.stringify(stateAfter(records.slice(0, index + 1)))),
    );
    states.add(JSON.stringify({}));
    for (let place = 0; place < bytes.length; place += 1) {
      const store = memoryJournalStore();
      const damaged = bytes.slice();
      damaged[place] = (damaged[place] ?? 0) ^ 0x04;
      store.write(id, damaged);
      const damage: number[] = [];
      const state = await (await open(store, damage)).load();
      expect(damage).toHaveLength(1);
      const known = state.upload === undefined ? {} : state;
      expect(states.has(JSON.stringify(known)) || known.upload === undefined).toBe(true);
    }
  });

  it("whose first line is damaged still shows that an upload was started", async () => {
    const store = memoryJournalStore({ now: () => 4711 });
    store.write(id, new TextEncoder().encode("garbage"));
    expect(await (await open(store)).load()).toEqual({ openingAt: 4711 });
  });

  it("ends before a valid line with an impossible record: a part of another plan, or without a session", async () => {
    const impossible: readonly JournalRecord[] = [
      { type: "part", part: { partNumber: 5, bytes: 6 } },
      { type: "part", part: { partNumber: 1, bytes: 6 } },
    ];
    for (const record of impossible) {
      const store = memoryJournalStore();
      const first = await open(store);
      await first.append({ type: "session", session: session(), plan, source });
      await first.append(record);
      await first.close();
      expect((await (await open(store)).load()).upload?.acknowledged).toEqual([]);
    }
    const store = memoryJournalStore();
    const first = await open(store);
    await first.append(part(1));
    await first.close();
    expect(await (await open(store)).load()).toEqual({});
  });

  it("of another version is refused with the way out, and counts as damaged when the upload starts over", async () => {
    const store = memoryJournalStore();
    const head = new TextDecoder().decode(encodeHead(id, key, 1).subarray(9));
    store.write(id, encodeLine({ ...JSON.parse(head), version: 99 }));
    const file = await store.open(id);
    await expect(storedJournal({ file, id, key, now: 1 })).rejects.toMatchObject({
      code: "journal-version",
      message: expect.stringMatching(/version 99.*restart: true/s),
    });
    const anew = await storedJournal({ file, id, key, now: 1, anyVersion: true });
    expect((await anew.load()).upload).toBeUndefined();
  });

  it("writes nothing more after a failed write: records after a torn line could not be read", async () => {
    const store = memoryJournalStore();
    const journal = await open(store);
    store.failWith(new Error("ENOSPC: no space left on device"));
    await expect(journal.append({ type: "opening", at: 5 })).rejects.toThrow("ENOSPC");
    store.failWith(undefined);
    for (const at of [6, 7, 8]) {
      await expect(journal.append({ type: "opening", at })).rejects.toThrow("ENOSPC");
    }
    expect(await journal.load()).toEqual({});
  });
});
