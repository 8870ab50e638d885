import { isValidationError } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import {
  createUpload as createInBrowser,
  uploadMany as manyInBrowser,
} from "../../src/browser/upload-browser.js";
import { memoryJournal } from "../../src/journal/journal.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { checkOptions } from "../../src/upload/check-options.js";
import { resolveSettings } from "../../src/upload/defaults.js";
import { createUpload, uploadMany } from "../../src/upload/portable.js";
import { fakeService } from "../doubles/fake-client.js";

/** Values of each option, as JavaScript users may combine them. */
const VALUES: Readonly<Record<string, unknown>> = {
  scheduler: createScheduler(),
  concurrency: 2,
  memory: 1_000_000,
  limitRate: 1_000_000,
  journalStore: memoryJournalStore(),
  restart: true,
  resumeCheck: "all",
  target: { externalId: "there" },
  file: { name: "a" },
  overwrite: false,
};

interface Pair {
  readonly given: Readonly<Record<string, unknown>>;
  readonly other: string;
  readonly named: string;
}

const value = (name: string): Record<string, unknown> => ({ [name]: VALUES[name] });
const pairs: readonly Pair[] = [
  ...["concurrency", "memory", "limitRate"].map((other) => ({
    given: value("scheduler"),
    other,
    named: "scheduler",
  })),
  ...["journalStore", "restart", "resumeCheck"].map((other) => ({
    given: { journal: "off" },
    other,
    named: 'journal: "off"',
  })),
  { given: { journal: memoryJournal() }, other: "journalStore", named: "a journal of your own" },
  ...["file", "overwrite"].map((other) => ({ given: value("target"), other, named: "target" })),
];

/** The messages of the faults in the error of a function. */
function faultsOf(call: () => unknown): readonly string[] {
  try {
    call();
  } catch (error) {
    if (isValidationError(error)) return error.faults.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
}

// Typed loosely: only callers without types can combine these options.
type Loose = (client: unknown, input: unknown, options: unknown) => unknown;
const source = bytesSource(new Uint8Array(10), { name: "a" });
const entries: readonly (readonly [string, Loose, unknown])[] = [
  ["createUpload", createUpload as Loose, source],
  ["uploadMany", uploadMany as Loose, [{ source }]],
  ["createUpload of the browser", createInBrowser as Loose, source],
  ["uploadMany of the browser", manyInBrowser as Loose, [{ source }]],
];

describe.each(entries)("%s checks its options at the call", (_, call, input) => {
  const { client } = fakeService();

  it.each(pairs)(
    "$other and $named exclude each other, and the message names both",
    ({ given, other, named }) => {
      const faults = faultsOf(() => call(client, input, { ...given, ...value(other) }));
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(new RegExp(`^${other} cannot be given together with .*; omit one of them$`));
      expect(faults[0]).toContain(named);
    },
  );

  it.each(pairs)("$other that is undefined counts as not given, next to $named", ({ given, other }) => {
    expect(faultsOf(() => call(client, input, { ...given, [other]: undefined }))).toEqual([]);
  });

  it.each(["concurrency", "memory", "limitRate", "uploadedTimeout"])("%s out of range", (name) => {
    expect(faultsOf(() => call(client, input, { [name]: -1 }))[0]).toContain(`${name} must be`);
  });
});

it("uploadMany refuses a wrong number of files at the call, before it takes an item", () => {
  let taken = 0;
  const items = {
    *[Symbol.iterator]() {
      taken += 1;
      yield { source };
    },
  };
  expect(faultsOf(() => uploadMany(fakeService().client, items, { files: 0 }))[0]).toContain("files must be");
  expect(taken).toBe(0);
});

it("all faults are reported together", () => {
  const all = { ...VALUES, journal: "off", uploadedTimeout: -1, files: 0 };
  expect(faultsOf(() => checkOptions(all)).map((fault) => fault.split(" ")[0])).toEqual([
    "uploadedTimeout",
    "files",
    "concurrency",
    "memory",
    "limitRate",
    "file",
    "overwrite",
    "journalStore",
    "restart",
    "resumeCheck",
  ]);
});

it("an option that is undefined has its default", () => {
  const names = ["restart", "resumeCheck", "verify", "uploadedTimeout", "clock", "random", "retry"] as const;
  for (const name of names) expect(resolveSettings({ [name]: undefined })).toEqual(resolveSettings({}));
  expect(resolveSettings({ retry: { retries: undefined as never } }).retry.retries).toBe(10);
});
