import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { Clock, FilesClient } from "../../src/index.js";
import { untilAborted } from "../../src/time/abort.js";
import { broken, FILE, fakeService, loaded, ok, refuse, type Step, TOKEN } from "../support/fake-service.js";
import { VIRTUAL_START } from "../support/virtual-clock.js";

/**
 * Aborts a call at every possible point: after each number of turns of the event loop, until it completes. So
 * no wait is left out, including those that are added later.
 */

const reason = new Error("the user left");
const lost = broken("ECONNRESET");
const NAMED = { name: "a.bin", externalId: "x" };
const SESSION = { ...FILE, uploadId: "u", uploadUrls: ["https://store.example/1"] };
const ENTRY = { ...FILE, ...NAMED, createdTime: VIRTUAL_START };
const expired = refuse(401, "expired");
const busy = refuse(503, "busy");
const throttled = refuse(429, "too many", {}, { "retry-after": "2" });

type Call = (client: FilesClient, signal: AbortSignal) => Promise<unknown>;

/** Every operation with its longest course: the responses of the service, and the call. */
const WAYS: readonly [string, readonly Step[], Call][] = [
  [
    "a read: throttled, its token renewed, busy",
    [throttled, expired, busy, ok(FILE)],
    (client, signal) => client.getFileByInternalId(7, { signal }),
  ],
  [
    "a lookup that loses its connection",
    [lost, ok({ items: [FILE] })],
    (client, signal) => client.byIdsFiles([{ id: 7 }], { signal }),
  ],
  [
    "a list that waits for its turn behind another one",
    [ok({ items: [] }), busy, ok({ items: [FILE] })],
    async (client, signal) => {
      await client.advancedListFiles({ limit: 1 }, { signal });
      await client.advancedListFiles({ limit: 1 }, { signal });
    },
  ],
  [
    "a download link",
    [busy, ok({ items: [{ id: 7, downloadUrl: "https://store.example/d" }] })],
    (client, signal) => client.downloadLinks([{ id: 7 }], { signal }),
  ],
  [
    "an init that loses its response, meets a conflict and takes its entry over",
    [lost, ok({ items: [] }), refuse(409, "exists"), ok({ items: [ENTRY] }), busy, ok(SESSION)],
    (client, signal) => client.initMultiPartUpload(NAMED, { parts: 1, signal }),
  ],
  [
    "a single upload that loses its response and overwrites its entry",
    [lost, ok({ items: [ENTRY] }), ok({ ...ENTRY, uploadUrl: "https://store.example/1" })],
    (client, signal) => client.initFileUpload(NAMED, { signal }),
  ],
  [
    "a session for a node that is not there yet",
    [refuse(400, "not found"), refuse(400, "not found"), ok(SESSION)],
    (client, signal) =>
      client.getMultiPartUploadLink({ instanceId: { space: "s", externalId: "x" } }, { parts: 1, signal }),
  ],
  [
    "a complete that loses its response, and is seen to have arrived late",
    [
      lost,
      ok({ items: [FILE] }),
      refuse(400, "no such upload"),
      ok({ items: [{ ...FILE, uploaded: true, uploadedTime: VIRTUAL_START + 1e6 }] }),
    ],
    (client, signal) => client.completeMultiPartUpload({ id: 7, uploadId: "u" }, { signal }),
  ],
  [
    "a delete that loses its response and is repeated",
    [lost, busy, refuse(400, "unknown", { missing: [{ id: 7 }] })],
    (client, signal) => client.deleteFiles([{ id: 7 }], { signal }),
  ],
];

/** Sleeps of a minute or more are time limits, which never expire here. ms */
const LIMIT = 60_000;

/** A clock without timers: a sleep ends after a few turns, so that an abort can happen during it. */
function turningClock(): Clock & { readonly sleeping: number } {
  let now = VIRTUAL_START;
  let sleeping = 0;
  return {
    get sleeping() {
      return sleeping;
    },
    now: () => now,
    async sleep(ms, signal) {
      const due = now + ms;
      sleeping += 1;
      try {
        if (ms >= LIMIT && signal !== undefined) await untilAborted(new Promise<never>(() => {}), signal);
        for (let left = 5; left > 0; left -= 1) {
          signal?.throwIfAborted();
          await Promise.resolve();
        }
        now = Math.max(now, due);
      } finally {
        sleeping -= 1;
      }
    },
  };
}

/** Aborts a call after this number of turns. */
async function abortAfter(turns: number, steps: readonly Step[], call: Call) {
  const token = async ({ rejected }: { rejected?: string }) =>
    rejected === undefined ? TOKEN : `${TOKEN}-renewed`;
  const clock = turningClock();
  const limits = { listRequestsPerSecond: 5 };
  const { client, requests } = fakeService(steps, { token, clock, limits });
  await loaded(client);
  const controller = new AbortController();
  const { signal } = controller;
  const ended: { outcome?: unknown } = {};
  const running = call(client, signal).then(
    () => {
      ended.outcome = "done";
    },
    (error: unknown) => {
      ended.outcome = error;
    },
  );
  for (let index = 0; index < turns && ended.outcome === undefined; index += 1)
    await (index % 500 === 499 ? new Promise((resolve) => setImmediate(resolve)) : undefined);
  const early = ended.outcome === undefined;
  const sent = requests.length;
  controller.abort(reason);
  await running;
  // The promise of the call is settled, so anything that it left behind would be visible now.
  await new Promise((resolve) => setImmediate(resolve));
  return {
    early,
    outcome: ended.outcome,
    sentLater: requests.length - sent,
    sent,
    timers: clock.sleeping,
    listeners: getEventListeners(signal, "abort").length,
  };
}

describe("an abort at any point of a call ends it with the signal's reason and leaves nothing behind", () => {
  it.each(WAYS)("%s", async (_name, steps, call) => {
    const seen = new Set<number>();
    for (let turns = 0; ; turns += 1) {
      const { early, outcome, sent, sentLater, timers, listeners } = await abortAfter(turns, steps, call);
      expect({ turns, sentLater, timers, listeners }).toEqual({
        turns,
        sentLater: 0,
        timers: 0,
        listeners: 0,
      });
      if (outcome === "done") expect(sent).toBe(steps.length);
      else expect(outcome).toBe(reason);
      if (!early) break;
      seen.add(sent);
    }
    // It was interrupted before each of its requests, and after the last one.
    expect([...seen]).toEqual(Array.from({ length: steps.length + 1 }, (_, index) => index));
  });
});
