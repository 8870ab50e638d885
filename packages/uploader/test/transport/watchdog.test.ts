import { afterEach, beforeEach, expect, test } from "vitest";
import { startWatchdog, type Watchdog } from "../../src/transport/watchdog.js";
import { type ManualClock, manualClock } from "../doubles/manual-clock.js";

const timeouts = { connect: 400, transfer: 800, answer: 1600 };
let expired: string[];
let watchdog: Watchdog;
let clock: ManualClock;
let jumped: number;
let queued: number;

beforeEach(() => {
  expired = [];
  jumped = 0;
  queued = 0;
  clock = manualClock();
  watchdog = startWatchdog({
    timeouts,
    clock: { now: () => clock.now() + jumped, sleep: clock.sleep },
    queued: () => queued,
    expired: (phase, limit) => {
      expired.push(`${phase} ${limit}`);
      watchdog.stop();
    },
  });
});
afterEach(() => {
  watchdog.stop();
  expect(clock.sleeping).toBe(0);
});

/** The program sleeps: time passes and no timer fires. */
const sleep = (ms: number): void => {
  jumped += ms;
};

test.each(["connect", "transfer", "answer"] as const)("aborts %s at its limit", async (phase) => {
  if (phase !== "connect") watchdog.enter(phase);
  await clock.advance(timeouts[phase] - 100);
  expect(expired).toEqual([]);
  await clock.advance(200);
  expect(expired).toEqual([`${phase} ${timeouts[phase]}`]);
  expect(clock.sleeping).toBe(0);
});

test("restarts with each byte, and accepts a limit for one phase", async () => {
  watchdog.enter("transfer");
  for (let turn = 0; turn < 20; turn += 1) {
    await clock.advance(700);
    watchdog.moved();
  }
  expect(expired).toEqual([]);
  watchdog.enter("answer", 5000);
  await clock.advance(4900);
  expect(expired).toEqual([]);
  await clock.advance(200);
  expect(expired).toEqual(["answer 5000"]);
});

test("counts bytes that leave the socket's queue as progress while the part is sent", async () => {
  watchdog.enter("transfer");
  for (queued = 30; queued > 0; queued -= 1) await clock.advance(700);
  expect(expired).toEqual([]);
  await clock.advance(1000);
  expect(expired).toEqual(["transfer 800"]);
});

test("does not mistake a night's sleep for a stall", async () => {
  watchdog.enter("transfer");
  await clock.advance(300);
  sleep(8 * 3_600_000);
  await clock.advance(100);
  expect(expired).toEqual([]);
  watchdog.moved();
  await clock.advance(750);
  expect(expired).toEqual([]);
});

test("ignores a clock that is set back, and counts the time after it", async () => {
  watchdog.enter("transfer");
  await clock.advance(300);
  sleep(-8 * 3_600_000);
  await clock.advance(200);
  expect(expired).toEqual([]);
  await clock.advance(600);
  expect(expired).toEqual(["transfer 800"]);
});

test("aborts an attempt that still stalls after the program has woken up", async () => {
  watchdog.enter("transfer");
  await clock.advance(300);
  sleep(8 * 3_600_000);
  await clock.advance(800);
  expect(expired).toEqual(["transfer 800"]);
});

test("detects a stall in a program that seldom runs, within some checks", async () => {
  watchdog.enter("transfer");
  for (let minute = 0; minute < 10 && expired.length === 0; minute += 1) {
    sleep(60_000);
    await clock.advance(100);
  }
  expect(expired).toEqual(["transfer 800"]);
});
