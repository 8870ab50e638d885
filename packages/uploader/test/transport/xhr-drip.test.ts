import { afterEach, expect, test, vi } from "vitest";
import { ANSWER_BODY_MAX } from "../../src/transport/read-head.js";
import { type PutOutcome, putBody } from "../../src/transport/xhr/put-body.js";
import { manualClock } from "../doubles/manual-clock.js";
import { partRequest } from "./part-request.js";

const TIMEOUTS = { connect: 1000, transfer: 2000, answer: 10_000 };
const body = new Uint8Array(200_000);

/** The members of an XMLHttpRequest that a transport uses, driven by the test. */
class PlayedRequest {
  static readonly HEADERS_RECEIVED = 2;
  static last: PlayedRequest;
  readonly upload: Record<string, ((event: { loaded: number }) => void) | null> = {};
  readyState = 1;
  status = 0;
  responseText = "";
  responseURL = "";
  aborted = false;
  onreadystatechange: (() => void) | null = null;
  onprogress: (() => void) | null = null;
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    PlayedRequest.last = this;
  }
  open(): void {}
  send(): void {}
  getAllResponseHeaders(): string {
    return "content-type: text/plain";
  }
  abort(): void {
    this.aborted = true;
  }
  /** Everything is sent, and the head of the response has arrived. */
  answer(status: number): void {
    this.upload["onload"]?.({ loaded: body.length });
    this.readyState = 2;
    this.status = status;
    this.onreadystatechange?.();
  }
  drip(text: string): void {
    this.readyState = 3;
    this.responseText += text;
    this.onprogress?.();
  }
}

afterEach(() => vi.unstubAllGlobals());

/** A part in flight, with a clock that the test controls. */
function sending() {
  vi.stubGlobal("XMLHttpRequest", PlayedRequest);
  const clock = manualClock();
  const outcomes: PutOutcome[] = [];
  const done = putBody(partRequest({ url: "https://store.test/part" }), body, { timeouts: TIMEOUTS, clock });
  void done.then((outcome) => void outcomes.push(outcome));
  return { clock, outcomes, xhr: PlayedRequest.last };
}

test.each([1, 300, 1000, 1900])(
  "a response with a byte every %i ms is ended, however long it continues",
  async (each) => {
    const { clock, outcomes, xhr } = sending();
    xhr.answer(200);
    const began = clock.now();
    // At most its own time, its longest pause, and one check of the watchdog.
    const longest = TIMEOUTS.answer + TIMEOUTS.transfer + TIMEOUTS.connect;
    while (outcomes.length === 0 && clock.now() - began <= longest) {
      xhr.drip(".");
      await clock.advance(each);
    }
    expect(outcomes).toMatchObject([{ kind: "silence", error: { name: "TimeoutError", phase: "answer" } }]);
    expect(xhr.aborted).toBe(true);
    expect(clock.sleeping).toBe(0);
  },
);

test("a slow response is awaited within its time limit", async () => {
  const { clock, outcomes, xhr } = sending();
  xhr.answer(200);
  for (let passed = 0; passed < TIMEOUTS.answer; passed += 1900) {
    xhr.drip(".");
    await clock.advance(1900);
  }
  expect(outcomes).toEqual([]);
  xhr.onload?.();
  await clock.advance(0);
  expect(outcomes).toMatchObject([{ kind: "answer", answer: { status: 200, body: "......" } }]);
});

test.each([403, 503])("a slow refusal of %i is returned as far as it arrived", async (status) => {
  const { clock, outcomes, xhr } = sending();
  xhr.answer(status);
  for (let times = 0; outcomes.length === 0 && times < 20; times += 1) {
    xhr.drip("<");
    await clock.advance(1000);
  }
  expect(outcomes).toMatchObject([
    { kind: "answer", answer: { status, body: expect.stringMatching(/^<{5,}$/) } },
  ]);
  expect(clock.sleeping).toBe(0);
});

test("a response that reaches its size limit is not awaited any longer", async () => {
  const { clock, outcomes, xhr } = sending();
  xhr.answer(200);
  xhr.drip("x".repeat(ANSWER_BODY_MAX + 1));
  await clock.advance(0);
  expect(outcomes).toMatchObject([{ kind: "answer", answer: { body: "x".repeat(ANSWER_BODY_MAX) } }]);
  expect(xhr.aborted).toBe(true);
});
