import { momentOf } from "@cdf-multipart/core/internal";

const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/i;

const FORMS =
  "must be a time such as 2026-01-31, 2026-01-31T12:00:00Z, 2026-01-31T12:00:00+01:00, or ms since 1970";
const MINUTE = 60_000;
/** The largest offset of a time zone on Earth, +14:00. */
const OFFSET_MAX = 14 * 60;

/**
 * A time: ISO 8601 with a zone, a date (its start in UTC), or ms since the epoch. A time of day needs a zone, because without one
 * it would be a different moment on another machine.
 *
 * @throws Error that lists the accepted forms.
 */
export function parseTime(text: string): number {
  if (/^\d+$/.test(text)) return parseMs(text);
  const [, year, month, day = "01", hour, minute = "00", second = "00", fraction = "", zone] =
    ISO.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined) throw new Error(FORMS);
  if (hour !== undefined && zone === undefined)
    throw new Error(
      "has no time zone. Add Z for UTC, or the offset from UTC, such as 2026-01-31T12:00:00+01:00",
    );
  const date = `${year}-${month}-${day}`;
  const clock = `${hour ?? "00"}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}`;
  const ms = Date.parse(`${date}T${clock}Z`);
  // Date.parse reads 30 February as 2 March, and 24:00 as the next day.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== `${date}T${clock}Z`)
    throw new Error("is not a valid time: there is no such day or hour");
  const moment = ms - offsetOf(zone) * MINUTE;
  if (moment < 0) throw new Error("is before 1970, which CDF does not accept");
  return moment;
}

function parseMs(text: string): number {
  const ms = Number(text);
  if (text.length === 8)
    throw new Error(
      `has 8 digits, which would be read as ms since 1970. For a date, write ${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
    );
  if (text.length === 10) throw new Error("looks like seconds since 1970. Give ms: append 000");
  if (!Number.isSafeInteger(ms)) throw new Error(FORMS);
  return ms;
}

/** Minutes. */
function offsetOf(zone: string | undefined): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "") ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > OFFSET_MAX || Number(minutes) >= 60) throw new Error(`has an invalid time zone: ${zone}`);
  return sign === "-" ? -offset : offset;
}

/**
 * A modification time in whole ms since 1970. Undefined before 1970, which CDF does not accept, and after 9999, which only a
 * defective disk or program writes.
 */
export function fileTime(modifiedAt: number): number | undefined {
  return momentOf(Math.floor(modifiedAt));
}
