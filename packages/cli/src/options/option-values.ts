import { messageOf } from "@cdf-multipart/core/internal";
import { InvalidArgumentError } from "commander";

/** Bytes of each unit that a size can end with. A single letter is binary, as in dd and rclone. */
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
 * @throws InvalidArgumentError that lists the accepted forms.
 */
export function parseSize(text: string): number {
  const bytes = bytesOf(text);
  if (bytes !== undefined) return bytes;
  throw new InvalidArgumentError(
    "Give whole bytes, or a number with the unit kB, MB, GB, KiB, MiB or GiB, such as 64MiB.",
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
    throw new InvalidArgumentError(`Give a whole number of at least ${minimum}.`);
  }
  return value;
}

/**
 * The number of parts in flight: a number, or `auto`.
 *
 * @throws InvalidArgumentError
 */
export function parseConcurrency(text: string): number | "auto" {
  if (text === "auto") return "auto";
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError("Give a whole number of at least 1, or auto.");
  return value;
}

/**
 * A port; 0 selects a free one.
 *
 * @throws InvalidArgumentError
 */
export function parsePort(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535))
    throw new InvalidArgumentError("Give a port from 0 to 65535; 0 selects a free port.");
  return value;
}

/** ms of each unit that a time can end with; a number without a unit is seconds. */
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
    throw new InvalidArgumentError(`Give a time${least} with the unit ms, s, m, h or d, such as 30s.`);
  }
  return Math.round(ms);
}

/**
 * Bytes per second from `20MB/s`, `20MB`, `1MiB/s`.
 *
 * @throws InvalidArgumentError
 */
export function parseRate(text: string): number {
  const match = /^(.*?)(?:\s*\/\s*s)?$/i.exec(text.trim());
  const bytes = bytesOf(match?.[1] ?? "");
  if (bytes === undefined || bytes < 1)
    throw new InvalidArgumentError("Give at least one byte per second, such as 20MB/s or 512KiB/s.");
  return bytes;
}

/** Wraps a parser for commander: an error that it throws becomes an error about the option. */
export function asOption<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(`It ${messageOf(error)}.`);
    }
  };
}
