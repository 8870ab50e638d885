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
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? "none"];
  const bytes = unit === undefined ? Number.NaN : Number(match?.[1]) * unit;
  if (!Number.isSafeInteger(bytes)) {
    throw new InvalidArgumentError(
      "Give whole bytes, or a number with kB, MB, GB, KiB, MiB or GiB, as in 64MiB.",
    );
  }
  return bytes;
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

/**
 * Adds one `key=value` to the metadata given so far. The first `=` ends the key.
 *
 * @throws InvalidArgumentError when there is no key, no `=`, or the key stands there already.
 */
export function addMetadata(
  text: string,
  sofar: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("Give key=value, as in --metadata site=north.");
  const key = text.slice(0, equals);
  if (Object.hasOwn(sofar, key)) throw new InvalidArgumentError(`The key ${key} is given twice.`);
  return Object.fromEntries([...Object.entries(sofar), [key, text.slice(equals + 1)]]);
}
