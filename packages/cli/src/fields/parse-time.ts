const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/i;

const FORMS =
  "must be a time as 2026-01-31, 2026-01-31T12:00:00Z, 2026-01-31T12:00:00+01:00, or ms since 1970";
const MINUTE = 60_000;
/** Of zones on Earth: +14:00. */
const OFFSET_MAX = 14 * 60;

/**
 * A time: ISO 8601 with a zone, a date (its beginning in UTC), or ms since the epoch. A time of day without a zone would be another
 * moment on another machine.
 *
 * @throws Error that says which forms are understood.
 */
export function parseTime(text: string): number {
  if (/^\d+$/.test(text)) return parseMs(text);
  const [, year, month, day = "01", hour, minute = "00", second = "00", fraction = "", zone] =
    ISO.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined) throw new Error(FORMS);
  if (hour !== undefined && zone === undefined)
    throw new Error(
      "has no time zone. Add Z for UTC, or the distance to UTC, as in 2026-01-31T12:00:00+01:00",
    );
  const date = `${year}-${month}-${day}`;
  const clock = `${hour ?? "00"}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}`;
  const ms = Date.parse(`${date}T${clock}Z`);
  // Date.parse takes 30 February for 2 March, and 24:00 for the next day.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== `${date}T${clock}Z`)
    throw new Error("is no time: there is no such day or hour");
  const moment = ms - offsetOf(zone) * MINUTE;
  if (moment < 0) throw new Error("is before 1970, and CDF takes no such time");
  return moment;
}

function parseMs(text: string): number {
  const ms = Number(text);
  if (text.length === 8)
    throw new Error(
      `is ms since 1970, and so a time of that day. Write a date as ${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
    );
  if (text.length === 10) throw new Error("is s since 1970, and must be ms: add 000");
  if (!Number.isSafeInteger(ms)) throw new Error(FORMS);
  return ms;
}

/** Minutes. */
function offsetOf(zone: string | undefined): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "") ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > OFFSET_MAX || Number(minutes) >= 60) throw new Error(`has no time zone that exists: ${zone}`);
  return sign === "-" ? -offset : offset;
}
