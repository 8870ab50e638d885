/** Reads untrusted JSON: a field without the expected type makes the whole value unreadable. */

/** This version cannot have written the value. */
export class Unreadable extends Error {}

/** A JSON object that is read field by field. */
export interface Fields {
  has(name: string): boolean;
  text(name: string): string;
  /** A whole number from 0 to 2^53 - 1. */
  whole(name: string): number;
  number(name: string): number;
  flag(name: string): boolean;
  fields(name: string): Fields;
  /** The value unchanged, for another reader to judge. */
  raw(name: string): unknown;
  /** A list whose entries are read by `read`. */
  list<T>(name: string, read: (entry: unknown) => T): T[];
}

/** @throws Unreadable unless it is a JSON object. */
export function readFields(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Unreadable("not an object");
  const found = new Map<string, unknown>(Object.entries(value));
  return {
    has: (name) => found.has(name),
    text: (name) => readText(found.get(name)),
    whole: (name) => readWhole(found.get(name)),
    number(name): number {
      const given = found.get(name);
      if (typeof given !== "number" || !Number.isFinite(given)) throw new Unreadable(name);
      return given;
    },
    flag(name): boolean {
      const given = found.get(name);
      if (typeof given !== "boolean") throw new Unreadable(name);
      return given;
    },
    fields: (name) => readFields(found.get(name)),
    raw: (name) => found.get(name),
    list(name, read) {
      const given = found.get(name);
      if (!Array.isArray(given)) throw new Unreadable(name);
      return given.map((entry: unknown) => read(entry));
    },
  };
}

/** The identity of a node. */
export function readInstanceId(fields: Fields): { readonly space: string; readonly externalId: string } {
  return { space: fields.text("space"), externalId: fields.text("externalId") };
}

/** @throws Unreadable unless it is a string. */
export function readText(value: unknown): string {
  if (typeof value !== "string") throw new Unreadable("not a string");
  return value;
}

/** @throws Unreadable unless it is a whole number from 0 to 2^53 - 1. */
export function readWhole(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new Unreadable("not a whole number");
  return value;
}
