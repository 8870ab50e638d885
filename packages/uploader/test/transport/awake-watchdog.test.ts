import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type AwakeWatchdog, startAwakeWatchdog } from "../../src/transport/xhr/awake-watchdog.js";

const timeouts = { connect: 400, transfer: 800, answer: 1600 };
let expired: string[];
let watchdog: AwakeWatchdog;
let jumped: number;

beforeEach(() => {
  vi.useFakeTimers();
  expired = [];
  jumped = 0;
  watchdog = startAwakeWatchdog({
    timeouts,
    now: () => performance.now() + jumped,
    expired: (phase, limit) => {
      expired.push(`${phase} ${limit}`);
      watchdog.stop();
    },
  });
  return () => watchdog.stop();
});
afterEach(() => void vi.useRealTimers());

/** The page sleeps: time passes and no timer fires. */
const sleep = (ms: number): void => {
  jumped += ms;
};

test.each(["connect", "transfer", "answer"] as const)("ends %s at its limit", (phase) => {
  if (phase !== "connect") watchdog.enter(phase);
  vi.advanceTimersByTime(timeouts[phase] - 100);
  expect(expired).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(expired).toEqual([`${phase} ${timeouts[phase]}`]);
  expect(vi.getTimerCount()).toBe(0);
});

test("begins anew with each byte, and takes a limit for one phase", () => {
  watchdog.enter("transfer");
  for (let turn = 0; turn < 20; turn += 1) {
    vi.advanceTimersByTime(700);
    watchdog.moved();
  }
  expect(expired).toEqual([]);
  watchdog.enter("answer", 5000);
  vi.advanceTimersByTime(4900);
  expect(expired).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(expired).toEqual(["answer 5000"]);
});

test("does not take a night's sleep for a stall", () => {
  watchdog.enter("transfer");
  vi.advanceTimersByTime(300);
  sleep(8 * 3_600_000);
  vi.advanceTimersByTime(100);
  expect(expired).toEqual([]);
  watchdog.moved();
  vi.advanceTimersByTime(750);
  expect(expired).toEqual([]);
});

test("ends what is still dead when the page has woken up", () => {
  watchdog.enter("transfer");
  vi.advanceTimersByTime(300);
  sleep(8 * 3_600_000);
  vi.advanceTimersByTime(800);
  expect(expired).toEqual(["transfer 800"]);
});

test("notices a stall in a tab that is looked at seldom, in some looks", () => {
  watchdog.enter("transfer");
  for (let minute = 0; minute < 10 && expired.length === 0; minute += 1) {
    sleep(60_000);
    vi.advanceTimersByTime(100);
  }
  expect(expired).toEqual(["transfer 800"]);
});
