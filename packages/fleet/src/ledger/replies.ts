/** Reads what a store returned. The store is outside: anything unexpected is an error, not a value. */

/** The elements of a list. */
export function asList(reply: unknown): readonly unknown[] {
  if (Array.isArray(reply)) return reply;
  throw new TypeError("the reply is not a list");
}

/** A text. */
export function asText(reply: unknown): string {
  if (typeof reply === "string") return reply;
  throw new TypeError("the reply is not a text");
}

/** A number, which may be written as a text. */
export function asNumber(reply: unknown): number {
  const number = typeof reply === "string" && reply !== "" ? Number(reply) : reply;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new TypeError("the reply is not a number");
}

/** Alternating names and values. */
export function asFields(reply: unknown): ReadonlyMap<string, string> {
  const list = asList(reply);
  const fields = new Map<string, string>();
  for (let at = 0; at + 1 < list.length; at += 2) fields.set(asText(list[at]), asText(list[at + 1]));
  return fields;
}
