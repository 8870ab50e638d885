import { expect } from "vitest";
import type { PacedLink } from "../browser/page/paced-link.js";
import type { PageHost } from "../browser/page/page-host.js";
import type { Tab } from "./engine.js";

/** Bytes per second of the link. */
const RATE = 1_000_000;
/** ms of the page's time per step. */
const STEP = 250;
/** The most bytes that a reload or a pause may lose. */
export const LOST_MAX = 8_000_000;

/**
 * The end of a period: when this number of bytes is acknowledged, or when the upload is paused or has ended.
 */
type Until = number | "paused" | "ended";

interface Seen {
  /** Bytes and number of the parts acknowledged since the page was loaded. */
  readonly acknowledged: number;
  readonly parts: number;
  readonly paused: boolean;
  readonly ended: boolean;
}

/**
 * Passes time in the page and on its link, step by step. At each step, expects that a reload would lose little:
 * of the bytes that passed the link, all but 8 MB are acknowledged.
 */
export async function passOnSlowLink(
  place: { readonly tab: Tab; readonly link: PacedLink; readonly host: PageHost },
  until: Until,
): Promise<void> {
  const { tab, link, host } = place;
  const answered = (): number =>
    host.emulator.requests.count({ operation: "putPart", method: "PUT", status: 200 });
  const before = { passed: link.passed, answered: answered(), page: await tab.run(look, 0) };
  for (;;) {
    await link.pass((RATE * STEP) / 1000);
    let now = await tab.run(look, STEP);
    // The page's time stops until the page has recorded what the store has acknowledged.
    while (now.parts - before.page.parts < answered() - before.answered && !(now.ended || now.paused))
      now = await tab.run(look, 0);
    const acknowledged = now.acknowledged - before.page.acknowledged;
    expect(link.passed - before.passed - acknowledged).toBeLessThan(LOST_MAX);
    if (now.ended || (typeof until === "number" ? now.acknowledged >= until : now[until])) return;
  }
}

/** Passes this many ms, and returns the progress of the upload. Runs in the page. */
async function look(ms: number): Promise<Seen> {
  await window.app.pass(ms);
  const { events, handle } = window.app;
  const done = events.filter((event) => event.type === "part-done");
  return {
    acknowledged: done.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: done.length,
    paused: handle.phase === "paused",
    ended: events.some(({ type }) => type === "uploaded" || type === "failed"),
  };
}
