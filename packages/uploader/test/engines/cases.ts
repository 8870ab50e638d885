import type { Fault } from "@cdf-multipart/emulator";
import type { Edit } from "./deeds.js";
import type { EngineName } from "./engine.js";
import type { Ending, EngineCase } from "./engine-case.js";

/** Time does not pass for watchdogs: however slow the machine is, none ends a request. */
const PATIENT = { timeByHand: true } as const;
/** The parts after the first get no response until the event is over, so the upload cannot end before it. */
const HELD: Fault = { match: { operation: "putPart", partNumber: [2, 3] }, do: { type: "no-answer" } };
const MIDDLE = { parts: 3, faults: [HELD], options: { concurrency: 1, ...PATIENT }, when: 1 } as const;
/** The second part is slow. The third, and with it the end of the upload, waits for the event. */
const SLOW: Fault = { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 10_000_000 } };
const MOVING = { ...MIDDLE, faults: [SLOW], options: { ...MIDDLE.options, holdAfter: 2 } } as const;

const FORBIDDEN: Fault["do"] = {
  type: "status",
  status: 403,
  body: "<Error><Code>SignatureDoesNotMatch</Code></Error>",
  headers: { "content-type": "application/xml" },
};

/** Five parts, as the upload divides the file itself. */
const SLOW_LINK = { parts: 5, slowLink: 11_000_000, options: { allByHand: true } } as const;

/** Changes that Firefox does not report: it returns the file's new bytes under its old state. */
const UNSEEN: Readonly<Partial<Record<Edit, Ending>>> = {
  overwritten: "stored as edited",
  "rewritten with its old time": "stored as edited",
  replaced: "stored as edited",
  appended: "stored",
  touched: "stored",
};

const EDITS: readonly Edit[] = [
  "overwritten",
  "rewritten with its old time",
  "truncated",
  "appended",
  "deleted",
  "replaced",
  "touched",
];

const everywhere = (ending: Ending, firefox: Ending = ending): Readonly<Record<EngineName, Ending>> => ({
  Chromium: ending,
  Firefox: firefox,
  WebKitGTK: ending,
});

/** Before the upload begins there are no samples to compare with, so only the engine's own report counts. */
const before = (edit: Edit): EngineCase => ({
  what: `file ${edit}, between being chosen and the start`,
  parts: 2,
  deed: edit,
  when: "chosen",
  options: PATIENT,
  ends:
    edit === "rewritten with its old time"
      ? "stored as edited"
      : everywhere("refused", UNSEEN[edit] ?? "refused"),
});

const during = (edit: Edit): EngineCase => ({
  ...MOVING,
  what: `file ${edit}, while it is sent`,
  deed: edit,
  ends: edit === "appended" || edit === "touched" ? everywhere("refused", "stored") : "refused",
});

const trouble = (what: string, fault: Fault["do"], times = 1): EngineCase => ({
  what,
  faults: [{ match: { operation: "putPart", partNumber: 2, times }, do: fault }],
  ends: "stored",
});

const hanging = (what: string, fault: Fault["do"]): EngineCase => ({
  ...trouble(what, fault),
  options: PATIENT,
  abandoned: 1,
});

/** The suite that runs in every engine. */
export const CASES: readonly EngineCase[] = [
  { what: "an upload, with its progress, under a strict Content-Security-Policy", ends: "stored" },
  { what: "an empty file", parts: 0, ends: "stored" },
  { what: "many files", by: "many", parts: 1, ends: "stored" },
  { what: "in a worker", by: "worker", ends: "stored" },
  {
    what: "a File that was kept in IndexedDB",
    by: "revived",
    // WebKitWebDriver opens only private sessions, whose databases cannot store files.
    ends: { Chromium: "stored", Firefox: "stored" },
  },
  {
    what: "a File whose requests stall",
    page: "never-sends-blobs",
    options: { ...PATIENT, concurrency: 2 },
    abandoned: 2,
    ends: "stored",
  },
  { ...MIDDLE, what: "abort", deed: "abort", ends: "error", error: { name: "AbortError" } },
  { ...MIDDLE, what: "discard", deed: "discard", ends: "error", error: { name: "AbortError" } },
  { ...MIDDLE, what: "pause, and resume", deed: "pause", ends: "continued" },
  { ...MIDDLE, what: "reload, and choose the file again", deed: "reload", ends: "continued" },
  {
    ...MIDDLE,
    what: "reload, and choose the file again, which was overwritten meanwhile",
    deed: "reload and edit",
    ends: "refused",
  },
  { ...MOVING, what: "leave the page in the middle, and come back", deed: "back", ends: "continued" },
  {
    ...MOVING,
    what: "a second tab with the same file: refused there, the first continues",
    deed: "second tab",
    ends: "stored",
  },
  {
    ...MOVING,
    what: "no network for a while",
    deed: "offline",
    options: { ...MOVING.options, retry: { retries: 0 } },
    ends: "stored",
  },
  { ...SLOW_LINK, what: "1 MB/s, reload: under 8 MB are sent again", deed: "reload", ends: "continued" },
  { ...SLOW_LINK, what: "1 MB/s, pause: under 8 MB are sent again", deed: "pause", ends: "continued" },
  trouble("503", { type: "status", status: 503 }, 2),
  trouble("429 with Retry-After", { type: "status", status: 429, retryAfter: 1 }),
  trouble("a connection that is reset immediately", { type: "reset", when: "before" }, 2),
  trouble("a connection that is reset in the middle", {
    type: "reset",
    when: "after-bytes",
    bytes: 1_000_000,
  }),
  hanging("a store that stops taking bytes", { type: "stall", afterBytes: 100_000 }),
  hanging("a store that never responds", { type: "no-answer" }),
  {
    what: "403",
    faults: [{ match: { operation: "putPart", partNumber: 2 }, do: FORBIDDEN }],
    ends: "error",
    error: { name: "PartError", code: "part-refused", says: "403 (SignatureDoesNotMatch)" },
  },
  { what: "a store that hides the ETag", cors: { exposeEtag: false }, ends: "stored" },
  {
    what: "a store without a CORS rule",
    parts: 1,
    cors: { store: false },
    ends: "error",
    error: { name: "PartError", code: "part-refused", says: "(no CORS rule)" },
  },
  ...EDITS.map(before),
  ...EDITS.map(during),
  { ...during("overwritten behind"), what: "file overwritten in the half that was not sent yet" },
  {
    ...during("deleted"),
    what: "file deleted, and a watchdog ends the requests first",
    options: { ...MOVING.options, retry: { retries: 0 } },
    abandoned: "all",
  },
];
