import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAnnouncer } from "../src/index.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("says the first sentence immediately, and then only the latest of those that wait", async () => {
  const said: string[] = [];
  const announcer = createAnnouncer((text) => void said.push(text), { every: 3000 });
  announcer.say("one");
  announcer.say("two");
  announcer.say("three");
  await vi.advanceTimersByTimeAsync(2999);
  expect(said).toEqual(["one"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(["one", "three"]);
});

it("does not repeat a subject", async () => {
  const said: string[] = [];
  const announcer = createAnnouncer((text) => void said.push(text), { every: 3000 });
  announcer.say("Trying again in 5 s", "retrying");
  announcer.say("Trying again in 4 s", "retrying");
  await vi.advanceTimersByTimeAsync(10_000);
  announcer.say("Trying again in 3 s", "retrying");
  announcer.say("Sending", "sending");
  expect(said).toEqual(["Trying again in 5 s", "Sending"]);
});

it("says every result, and no state of what is over", async () => {
  const said: string[] = [];
  const announcer = createAnnouncer((text) => void said.push(text), { every: 3000 });
  const [a, b] = [{}, {}];
  announcer.say("a: Starting", "starting a", a);
  announcer.say("a: Sending", "sending a", a);
  announcer.tell("a: Uploaded", a);
  announcer.tell("b: Failed", b);
  announcer.say("c: Sending", "sending c");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual(["a: Starting", "a: Uploaded. b: Failed", "c: Sending"]);
});

it("says nothing after it is closed", async () => {
  const said: string[] = [];
  const announcer = createAnnouncer((text) => void said.push(text), { every: 3000 });
  announcer.say("one");
  announcer.say("two");
  announcer.close();
  announcer.say("three");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual(["one"]);
});
