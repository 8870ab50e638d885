import { copyFile, utimes } from "node:fs/promises";
import { basename } from "node:path";
import { expect } from "vitest";
import type { PacedLink } from "../browser/page/paced-link.js";
import type { PageOptions, PageOutcome, PageTarget } from "../browser/page/page-app.js";
import { type PageHost, sameBytes } from "../browser/page/page-host.js";
import { edit, isEdit } from "./deeds.js";
import type { Engine, Tab } from "./engine.js";
import { type Ending, type EngineCase, endingIn } from "./engine-case.js";
import { LOST_MAX, passOnSlowLink } from "./slow-link.js";

/** Bytes per part except the last: the minimum of CDF. */
const PART = 5 * 1024 * 1024 + 1;
const LAST = 1_000_003;
const FILES = 3;

/** What all cases of an engine share. */
export interface Place {
  readonly engine: Engine;
  readonly host: PageHost;
  /** A slow link to the emulator. */
  readonly link: PacedLink;
}

/** The environment of a case. */
interface Scene extends Place {
  readonly target: PageTarget;
  readonly tab: Tab;
  readonly path: string;
  /** A copy of the file as it was when it was chosen. */
  readonly before: string;
  readonly size: number;
  readonly options: PageOptions;
}

/** Runs a case in an engine, and expects its end there. */
export async function runCase(place: Place, one: EngineCase): Promise<void> {
  const { engine, host, link } = place;
  const { emulator, url } = host;
  emulator.setFaults(one.faults ?? []);
  emulator.setCors({ maxAge: 0, ...one.cors, origin: new URL(url).origin });
  const { parts = 2 } = one;
  const size = parts === 0 ? 0 : (parts - 1) * PART + LAST;
  const path = await host.file(size);
  // An old time in whole seconds: some engines compare only the seconds.
  const old = new Date(Math.floor(Date.now() / 1000 - 3600) * 1000);
  await utimes(path, old, old);
  const before = `${path}.before`;
  await copyFile(path, before);
  const isSlow = one.slowLink !== undefined;
  const target = {
    baseUrl: isSlow ? link.url : emulator.url,
    project: emulator.project,
    token: emulator.token,
  };
  const options = {
    ...(isSlow ? {} : { partSize: PART }),
    retry: { minDelay: 50, maxDelay: 500 },
    ...one.options,
  };
  const tab = await openTab(engine, url);
  const scene: Scene = { ...place, target, tab, path, before, size, options };
  try {
    if (one.page !== undefined) await tab.run(neverSendsBlobs, undefined);
    if (one.by === "many") return await expectAllStored(scene);
    await choose(scene);
    if (one.when === "chosen" && isEdit(one.deed)) await edit(one.deed, path, size);
    await begin(scene, one);
    if (isSlow) await actOnSlowLink(scene, one);
    const acknowledged = typeof one.when === "number" ? await partsDone(tab, one.when) : [];
    if (one.when !== "chosen" && !isSlow) await act(scene, one);
    if (one.abandoned !== undefined) await passTime(scene, one, one.abandoned);
    await expectEnding(scene, one, endingIn(one, engine.name), acknowledged);
  } finally {
    await tab.close();
    host.clear();
  }
}

async function openTab(engine: Engine, url: string): Promise<Tab> {
  const tab = await engine.open(url);
  await until(tab, ready);
  return tab;
}

/** WebKit checks a file when a script asks for its size. */
async function choose({ tab, path, size }: Scene): Promise<void> {
  await tab.choose([path]);
  expect(
    await tab.run(() => document.querySelector<HTMLInputElement>("#file")?.files?.[0]?.size, undefined),
  ).toBe(size);
}

async function begin({ tab, target, options }: Scene, { by }: EngineCase): Promise<void> {
  if (by === "worker") return tab.run(beginInWorker, { target, options });
  if (by === "revived") {
    await tab.run(keepChosen, undefined);
    await tab.reload();
    await until(tab, ready);
    return tab.run(beginWithKept, { target, options });
  }
  return tab.run(beginChosen, { target, options });
}

/** Performs the event of the case. */
async function act(scene: Scene, { deed }: EngineCase): Promise<void> {
  const { tab, host, path, size, engine } = scene;
  const again = async (): Promise<void> => {
    host.emulator.setFaults([]);
    await until(tab, ready);
    await tab.choose([path]);
    await begin(scene, { what: "", ends: "stored" });
  };
  if (isEdit(deed)) {
    await edit(deed, path, size);
    return release(tab);
  }
  switch (deed) {
    case "abort":
    case "discard":
      return tab.run((how) => {
        void window.app.handle[how]();
      }, deed);
    case "pause":
      await expect.poll(() => tab.run(asksBeforeLeaving, undefined)).toBe(true);
      await tab.run(() => window.app.handle.pause({ inFlight: "give-back" }), undefined);
      await noneUnderWay(scene);
      expect(await tab.run(asksBeforeLeaving, undefined)).toBe(false);
      host.emulator.setFaults([]);
      return tab.run(() => window.app.handle.resume(), undefined);
    case "reload":
    case "reload and edit":
      await tab.reload();
      if (deed === "reload and edit") await edit("overwritten", path, size);
      return again();
    case "back":
      await tab.goto(`${host.url}?elsewhere`);
      await until(tab, ready);
      host.emulator.setFaults([]);
      await tab.back();
      await until(tab, ready);
      // A page from the back/forward cache resumes automatically. A reloaded page needs its file.
      if (!(await tab.run(() => window.app.events.length > 0, undefined))) await again();
      return release(tab);
    case "offline": {
      await tab.offline(true);
      await noneUnderWay(scene);
      await release(tab);
      await tab.offline(false);
      return;
    }
    case "second tab": {
      const second = await openTab(engine, host.url);
      await second.choose([path]);
      await begin({ ...scene, tab: second }, { what: "", ends: "stored" });
      expect(await outcomeOf(second)).toMatchObject({ ok: false, code: "journal-locked" });
      await second.close();
      return release(tab);
    }
  }
}

/** Reloads or pauses an upload over a slow link, and expects that little is sent twice. */
async function actOnSlowLink(scene: Scene, { deed, slowLink = 0 }: EngineCase): Promise<void> {
  const { tab, link, path, size } = scene;
  const before = link.passed;
  await passOnSlowLink(scene, slowLink);
  if (deed === "reload") {
    await tab.reload();
    await until(tab, ready);
    link.reset();
    await tab.choose([path]);
    await begin(scene, { what: "", ends: "stored" });
  } else {
    await tab.run(startPause, undefined);
    await passOnSlowLink(scene, "paused");
    link.reset();
    await tab.run(() => window.app.handle.resume(), undefined);
  }
  await passOnSlowLink(scene, "ended");
  expect(link.passed - before - size).toBeLessThan(LOST_MAX);
}

/** Starts the parts that wait for the event. */
async function release(tab: Tab): Promise<void> {
  await tab.run(() => window.app.release(), undefined);
}

/**
 * Lets time pass for the watchdogs, until they have ended this number of attempts or the upload has ended.
 */
async function passTime(
  { tab, host: { emulator } }: Scene,
  { parts = 2, faults = [] }: EngineCase,
  abandoned: number | "all",
): Promise<void> {
  if (abandoned === "all") {
    while (!(await tab.run(passSecond, undefined)).ended);
    return;
  }
  await expect.poll(() => tab.run(countStarted, undefined)).toBe(parts);
  await partsDone(tab, parts - abandoned);
  for (const { do: fault } of faults) await emulator.requests.waitFor({ fault: fault.type });
  while ((await tab.run(passSecond, undefined)).retries < abandoned);
}

async function expectEnding(
  { tab, host: { emulator }, path, before }: Scene,
  { error, deed }: EngineCase,
  ending: Ending | undefined,
  acknowledged: readonly number[],
): Promise<void> {
  const outcome = await outcomeOf(tab);
  const completed = emulator.requests.count({ operation: "completeMultiPartUpload", method: "POST" });
  if (ending === "refused") {
    expect(outcome).toMatchObject({ ok: false, name: "SourceChangedError", code: "source-changed" });
    expect(completed).toBe(0);
  } else if (ending === "error") {
    expect(outcome).toMatchObject({
      ok: false,
      ...(error?.name === undefined ? {} : { name: error.name }),
      ...(error?.code === undefined ? {} : { code: error.code }),
    });
    expect(JSON.stringify(outcome)).toContain(error?.says ?? "");
    expect(JSON.stringify(outcome)).not.toMatch(/[?&]sig/);
    expect(completed).toBe(0);
    await expect.poll(() => emulator.requests.count({ outcome: "pending" })).toBe(0);
    if (deed === "discard")
      await expect
        .poll(() => emulator.requests.count({ operation: "deleteFiles", method: "POST", status: 200 }))
        .toBe(1);
  } else {
    if (!outcome.ok) throw new Error(`${outcome.name}: ${outcome.message}`);
    const expected = ending === "stored as edited" ? path : before;
    expect(await sameBytes(emulator.filePath(outcome.fileId), expected)).toBe(true);
    await expectTruth(tab);
  }
  const isKept = (await tab.run(interruptedNames, undefined)).includes(basename(path));
  expect(isKept).toBe((ending === "refused" || ending === "error") && deed !== "discard");
  if (ending === "continued") {
    for (const partNumber of acknowledged)
      expect(emulator.requests.count({ operation: "putPart", method: "PUT", partNumber })).toBe(1);
    expect(emulator.requests.count({ operation: "initMultiPartUpload", method: "POST" })).toBe(1);
  }
}

/** Expects progress that never decreases and ends at 100 %, no violation of the policy, and a page that can be left. */
async function expectTruth(tab: Tab): Promise<void> {
  const { shown, violations } = await tab.run(
    () => ({ shown: [...window.app.shown], violations: [...window.app.violations] }),
    undefined,
  );
  expect(violations).toEqual([]);
  expect(await tab.run(asksBeforeLeaving, undefined)).toBe(false);
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(shown.at(-1)).toBe(100);
}

async function expectAllStored({ tab, host, target, path, size }: Scene): Promise<void> {
  const others = await Promise.all(Array.from({ length: FILES - 1 }, () => host.file(size)));
  const paths = [path, ...others];
  await tab.choose(paths);
  const ids = await tab.run((to) => window.app.uploadAll(to), target);
  expect(Object.keys(ids).toSorted()).toEqual(paths.map((one) => basename(one)).toSorted());
  for (const one of paths)
    expect(await sameBytes(host.emulator.filePath(ids[basename(one)] ?? 0), one)).toBe(true);
}

async function noneUnderWay({ host: { emulator } }: Scene): Promise<void> {
  await expect.poll(() => emulator.requests.count({ outcome: "pending" })).toBe(0);
}

/** Polls, because a reloaded page has no promise to wait for. */
async function until<T>(tab: Tab, ask: (nothing: undefined) => T): Promise<T> {
  let answer: T | undefined;
  await expect
    .poll(async () => {
      answer = await tab.run(ask, undefined).catch(() => undefined);
      return Boolean(answer);
    })
    .toBe(true);
  if (answer === undefined) throw new Error("The page said nothing.");
  return answer;
}

async function partsDone(tab: Tab, count: number): Promise<number[]> {
  let numbers: number[] = [];
  await expect
    .poll(async () => {
      numbers = await tab.run(donePartNumbers, undefined);
      return numbers.length;
    })
    .toBeGreaterThanOrEqual(count);
  return numbers;
}

function outcomeOf(tab: Tab): Promise<PageOutcome> {
  return tab.run(() => window.app.outcome, undefined);
}

// The following functions run in the page.

function ready(): boolean {
  return document.readyState === "complete" && "app" in window;
}

function donePartNumbers(): number[] {
  const failed = window.app.events.find((event) => event.type === "failed");
  if (failed?.type === "failed") throw failed.error;
  return window.app.events.flatMap((event) => (event.type === "part-done" ? [event.partNumber] : []));
}

function countStarted(): number {
  return window.app.events.filter(({ type }) => type === "part-start").length;
}

/**
 * Passes one second. Returns the number of attempts that were ended so far, and whether the upload has ended.
 */
async function passSecond(): Promise<{ readonly retries: number; readonly ended: boolean }> {
  await window.app.pass(1000);
  const types = window.app.events.map(({ type }) => type);
  return {
    retries: types.filter((type) => type === "part-retry").length,
    ended: types.includes("failed") || types.includes("uploaded"),
  };
}

async function interruptedNames(): Promise<(string | undefined)[]> {
  return (await window.app.interruptedUploads()).map(({ target }) => target);
}

/** Whether the browser would ask the user now. */
function asksBeforeLeaving(): boolean {
  return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

function startPause(): void {
  void window.app.handle.pause();
}

function beginChosen({ target, options }: Pick<Scene, "target" | "options">): void {
  window.app.begin(target, options);
}

function beginInWorker({ target, options }: Pick<Scene, "target" | "options">): void {
  window.app.beginInWorker(target, options);
}

async function keepChosen(): Promise<void> {
  await window.app.keepChosen();
}

async function beginWithKept({ target, options }: Pick<Scene, "target" | "options">): Promise<void> {
  window.app.begin(target, options, await window.app.keptFile());
}

/** Requests with a Blob stall, as reported for some browsers. All others are sent. */
function neverSendsBlobs(): void {
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body): void {
    if (!(body instanceof Blob)) send.call(this, body);
  };
}
