/**
 * Marks the errors of this family with the name of their class. The symbol is registered globally, so that
 * two copies of the package in one program (two versions, ESM beside a bundle) recognise each other's errors.
 */
export const BRAND: unique symbol = Symbol.for("@cdf-multipart/core.error");

/** The name of the error class that made the value, or undefined when it is none of ours. */
export function brandOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !(BRAND in value)) return undefined;
  return typeof value[BRAND] === "string" ? value[BRAND] : undefined;
}
