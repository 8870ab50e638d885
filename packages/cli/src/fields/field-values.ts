import type { GeoLocation, Label, LinkTarget } from "@cdf-multipart/core";

/**
 * A non-empty text. An empty one usually comes from a shell variable that is not set.
 *
 * @throws Error
 */
export function parseText(text: string): string {
  if (text !== "") return text;
  throw new Error("must not be empty. Omit the option, or give a value");
}

/**
 * An id: a whole number of at least 1.
 *
 * @throws Error
 */
export function parseId(text: string): number {
  const id = /^\d+$/.test(text) ? Number(text) : 0;
  if (Number.isSafeInteger(id) && id >= 1) return id;
  throw new Error("must be a whole number of at least 1");
}

/**
 * Ids separated by semicolons or spaces, as in a manifest column.
 *
 * @throws Error
 */
export function parseIds(text: string): readonly number[] {
  return splitList(text).map(parseId);
}

/** Labels by their external ids, separated by semicolons. */
export function parseLabels(text: string): readonly Label[] {
  return text
    .split(";")
    .map((externalId) => externalId.trim())
    .filter((externalId) => externalId !== "")
    .map((externalId) => ({ externalId }));
}

/**
 * A GeoJSON feature. Its content is checked together with the other fields.
 *
 * @throws Error when the text is not a JSON object of the type `Feature`.
 */
export function parseGeoLocation(text: string): GeoLocation {
  const value: unknown = parseJson(text);
  if (isFeature(value)) return value;
  throw new Error(
    'must be a GeoJSON feature, such as {"type":"Feature","geometry":{"type":"Point","coordinates":[5,60]}}',
  );
}

/**
 * An existing file: `external:ID` or `instance:SPACE/ID`.
 *
 * @throws Error
 */
export function parseTarget(text: string): LinkTarget {
  const [, kind, rest = ""] = /^(external|instance):(.+)$/s.exec(text) ?? [];
  if (kind === "external") return { externalId: rest };
  const slash = rest.indexOf("/");
  if (kind === "instance" && slash > 0 && slash < rest.length - 1) {
    return { instanceId: { space: rest.slice(0, slash), externalId: rest.slice(slash + 1) } };
  }
  throw new Error("must be external:ID or instance:SPACE/ID");
}

/**
 * One `key=value`. The first `=` ends the key.
 *
 * @throws Error
 */
export function parsePair(text: string): readonly [key: string, value: string] {
  const equals = text.indexOf("=");
  if (equals < 1) throw new Error("must be key=value, such as site=north");
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function splitList(text: string): string[] {
  return text.split(/[;\s]+/).filter((word) => word !== "");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFeature(value: unknown): value is GeoLocation {
  return typeof value === "object" && value !== null && "type" in value && value.type === "Feature";
}
