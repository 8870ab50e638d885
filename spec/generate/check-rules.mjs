// The rules that checks consist of: one per kind of schema. `checks.mjs` copies this text into each generated file, so
// that a file imports nothing, and a bundle contains only the rules it uses. A rule says only yes or no.

/** A text of so many characters (code points, as JSON Schema counts), with a pattern. */
export const textOf =
  (max = Infinity, min = 0, pattern = /(?:)/) =>
  (value) => {
    if (typeof value !== "string") return false;
    const { length } = [...value];
    return length <= max && length >= min && pattern.test(value);
  };

/** A number that JSON can express, within limits. */
export const numberOf =
  (min = -Infinity, max = Infinity) =>
  (value) =>
    Number.isFinite(value) && value >= min && value <= max;

/** The same without a fraction. */
export const integerOf = (min, max) => {
  const isWithin = numberOf(min, max);
  return (value) => isWithin(value) && value % 1 === 0;
};

export const isFlag = (value) => typeof value === "boolean";

/** One of these values. */
export const exactly =
  (...values) =>
  (value) =>
    values.includes(value);

export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object with these fields, and with others only if it is open. A field that is undefined counts as absent. */
export const recordOf = (required, optional, open) => {
  const rules = { ...required, ...optional };
  return (value) => {
    if (!isRecord(value)) return false;
    for (const key in value) if (!open && !Object.hasOwn(rules, key)) return false;
    return Object.entries(rules).every(([key, rule]) =>
      value[key] === undefined ? !Object.hasOwn(required, key) : rule(value[key]),
    );
  };
};

/** An object with any fields, at most `max`, whose values follow one rule. */
export const mapOf =
  (rule, max = Infinity) =>
  (value) => {
    if (!isRecord(value) || Object.keys(value).length > max) return false;
    for (const key in value) if (!rule(value[key])) return false;
    return true;
  };

/** A list of `min` to `max` values that follow one rule; `unique`: none occurs twice. */
export const listOf =
  (rule, min = 0, max = Infinity, unique = false) =>
  (value) =>
    Array.isArray(value) &&
    value.length >= min &&
    value.length <= max &&
    // Copied, because `every` skips what a list leaves out.
    [...value].every((one) => rule(one)) &&
    !(unique && value.some((one, place) => value.slice(0, place).some((other) => isSame(one, other))));

/** Whether two values are the same JSON. */
export const isSame = (one, other) => {
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
};

export const isObject = (value) => typeof value === "object" && value !== null;

/** What follows exactly one of these rules. */
export const oneOf =
  (...rules) =>
  (value) =>
    rules.filter((rule) => rule(value)).length === 1;

/** What follows one of these rules, or several. */
export const anyOf =
  (...rules) =>
  (value) =>
    rules.some((rule) => rule(value));

export const nullOr = (rule) => (value) => value === null || rule(value);
