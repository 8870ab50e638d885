import { type Fault, ValidationError } from "@cdf-multipart/core";
import type { UploadSettings } from "./options.js";

/** The numeric settings of all entry points. */
export type NumericSettings = Pick<
  UploadSettings,
  "concurrency" | "memory" | "limitRate" | "uploadedTimeout" | "onePutMax"
> & {
  /** Files in flight. */
  readonly files?: number;
};

/** Throws a ValidationError that lists all settings out of range. */
export function checkSettings(settings: NumericSettings): void {
  const { concurrency, memory, limitRate, uploadedTimeout, onePutMax, files } = settings;
  const faults = [
    concurrency === "auto"
      ? undefined
      : atLeast("concurrency", concurrency, 1, 'a whole number of PUTs, or "auto",'),
    atLeast("memory", memory, 1, "a whole number of bytes,"),
    atLeast("limitRate", limitRate, 1, "a whole number of bytes per second,"),
    atLeast("uploadedTimeout", uploadedTimeout, 0, "a whole number of milliseconds,"),
    atLeast("onePutMax", onePutMax, 0, "a whole number of bytes,"),
    atLeast("files", files, 1, "a whole number of files,"),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new ValidationError({ code: "invalid-settings", subject: "upload", faults });
}

function atLeast(path: string, value: number | undefined, limit: number, what: string): Fault | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && value >= limit)) return undefined;
  return { path, message: `must be ${what} ${limit} or more`, limit, value: String(value) };
}
