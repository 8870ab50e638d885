import { InvalidArgumentError } from "commander";

/** Bytes of each unit that a size may end with. A bare letter is binary, as with dd and rclone. */
const UNITS: Readonly<Record<string, number>> = Object.freeze({
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
});

/**
 * Bytes from `16MiB`, `64MB`, `1.5 GiB`, `67108864`.
 *
 * @throws InvalidArgumentError with the forms that are understood.
 */
export function parseSize(text: string): number {
  const bytes = bytesOf(text);
  if (bytes !== undefined) return bytes;
  throw new InvalidArgumentError(
    "Give whole bytes, or a number with kB, MB, GB, KiB, MiB or GiB, as in 64MiB.",
  );
}

function bytesOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? "none"];
  const bytes = unit === undefined ? Number.NaN : Number(match?.[1]) * unit;
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/**
 * A whole number of at least `minimum`, in plain digits.
 *
 * @throws InvalidArgumentError
 */
export function parseCount(text: string, minimum: number = 1): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new InvalidArgumentError(`Give a whole number from ${minimum} on.`);
  }
  return value;
}

/**
 * How many parts at once: a number, or `auto`.
 *
 * @throws InvalidArgumentError
 */
export function parseConcurrency(text: string): number | "auto" {
  if (text === "auto") return "auto";
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError("Give a whole number from 1 on, or auto.");
  return value;
}

/**
 * A port; 0 takes a free one.
 *
 * @throws InvalidArgumentError
 */
export function parsePort(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535)) throw new InvalidArgumentError("Give a port from 0 (a free one) to 65535.");
  return value;
}

/** ms of each unit that a time may end with; a bare number is seconds. */
const TIME_UNITS: Readonly<Record<string, number>> = Object.freeze({
  ms: 1,
  "": 1000,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
});

/**
 * ms from `30s`, `5m`, `1.5h`, `7d`, `500ms`, `30`.
 *
 * @throws InvalidArgumentError
 */
export function parseDuration(text: string, minimum: number = 0): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const ms = Number(match?.[1]) * (TIME_UNITS[match?.[2]?.toLowerCase() ?? "none"] ?? Number.NaN);
  if (!(ms >= minimum) || !Number.isSafeInteger(Math.round(ms))) {
    const least = minimum > 0 ? ` of at least ${minimum} ms` : "";
    throw new InvalidArgumentError(`Give a time${least} with ms, s, m, h or d, as in 30s.`);
  }
  return Math.round(ms);
}

/**
 * Bytes a second from `20MB/s`, `20MB`, `1MiB/s`.
 *
 * @throws InvalidArgumentError
 */
export function parseRate(text: string): number {
  const match = /^(.*?)(?:\s*\/\s*s)?$/i.exec(text.trim());
  const bytes = bytesOf(match?.[1] ?? "");
  if (bytes === undefined || bytes < 1)
    throw new InvalidArgumentError("Give whole bytes a second, at least one, as in 20MB/s or 512KiB/s.");
  return bytes;
}

/** A parser of ours as one for commander: what it throws becomes a complaint about the option. */
export function asOption<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(`It ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
}
