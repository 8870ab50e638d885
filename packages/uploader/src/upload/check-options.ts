import { ValidationError } from "@cdf-multipart/core";
import type { Fault } from "@cdf-multipart/core/internal";

/** The options of all entries that are checked, as a caller without types may give them. */
export interface CheckedOptions {
  readonly concurrency?: unknown;
  readonly memory?: unknown;
  readonly limitRate?: unknown;
  readonly uploadedTimeout?: unknown;
  readonly onePutMax?: unknown;
  /** Files in flight. */
  readonly files?: unknown;
  readonly scheduler?: unknown;
  readonly journal?: unknown;
  readonly journalStore?: unknown;
  readonly restart?: unknown;
  readonly resumeCheck?: unknown;
  readonly target?: unknown;
  readonly node?: unknown;
  readonly waitFor?: unknown;
  readonly file?: unknown;
  readonly overwrite?: unknown;
}

/**
 * Checks the options at the call, before anything happens. `undefined` means that an option is not given.
 *
 * @throws ValidationError that lists all options that are out of range or contradict each other.
 */
export function checkOptions(options: CheckedOptions): void {
  const { concurrency, memory, limitRate, uploadedTimeout, onePutMax, files } = options;
  const faults = [
    concurrency === "auto"
      ? undefined
      : atLeast("concurrency", concurrency, 1, 'a whole number of PUTs, or "auto",'),
    atLeast("memory", memory, 1, "a whole number of bytes,"),
    atLeast("limitRate", limitRate, 1, "a whole number of bytes per second,"),
    atLeast("uploadedTimeout", uploadedTimeout, 0, "a whole number of milliseconds,"),
    atLeast("onePutMax", onePutMax, 0, "a whole number of bytes,"),
    atLeast("files", files, 1, "a whole number of files,"),
    ...contradictions(options),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new ValidationError({ code: "invalid-settings", subject: "upload", faults });
}

function atLeast(path: string, value: unknown, limit: number, what: string): Fault | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= limit)) return undefined;
  return { path, message: `must be ${what} ${limit} or more`, limit, value: String(value) };
}

/** Options of which the second would have no effect next to the first. */
const EXCLUDED = [
  ["scheduler", ["concurrency", "memory", "limitRate"], "set it where the scheduler is created"],
  ["target", ["file", "overwrite", "node"], "an existing file keeps its fields"],
] as const;

function contradictions(options: CheckedOptions): (Fault | undefined)[] {
  const { journal, restart } = options;
  const excluded = EXCLUDED.flatMap(([given, others, why]) =>
    options[given] === undefined ? [] : others.map((other) => together(options, other, given, why)),
  );
  if (options.node !== undefined && options.overwrite !== "if-changed")
    excluded.push(together(options, "overwrite", "node", 'only "if-changed" can'));
  if (journal === "off") {
    const harmless = { ...options, restart: restart === false ? undefined : restart };
    for (const other of ["journalStore", "restart", "resumeCheck"] as const)
      excluded.push(together(harmless, other, 'journal: "off"', "without a journal nothing is resumed"));
  } else if (typeof journal === "object" && journal !== null) {
    excluded.push(together(options, "journalStore", "a journal of your own", "it stores itself"));
  }
  return excluded;
}

function together(
  options: CheckedOptions,
  path: keyof CheckedOptions,
  other: string,
  why: string,
): Fault | undefined {
  if (options[path] === undefined) return undefined;
  return { path, message: `cannot be given together with ${other}: ${why}; omit one of them` };
}
