import { sameJson, typesOf, viewSchema } from "./view-schema.mjs";

/**
 * Whether no value can be valid for both schemas. False means only that this function cannot show it.
 *
 * @param {{document: any, node: any}} left
 * @param {{document: any, node: any}} right
 * @returns {boolean}
 */
export function areDisjoint(left, right) {
  const one = viewSchema(left.document, left.node);
  const other = viewSchema(right.document, right.node);
  const inner = (a, b) => areDisjoint({ ...left, node: a }, { ...right, node: b });
  for (const alternatives of [one.oneOf, one.anyOf])
    if (alternatives?.every((node) => inner(node, right.node))) return true;
  for (const alternatives of [other.oneOf, other.anyOf])
    if (alternatives?.every((node) => inner(left.node, node))) return true;
  if (one.enum !== undefined && other.enum !== undefined)
    return !one.enum.some((value) => other.enum.some((candidate) => sameJson(value, candidate)));
  const shared = typesOf(one).filter((type) => typesOf(other).some((candidate) => alike(type, candidate)));
  return shared.every(
    (type) =>
      (type === "object" && objectsDiffer(one, other, inner)) ||
      (type === "array" && arraysDiffer(one, other, inner)),
  );
}

function alike(type, other) {
  return type === other || (isNumeric(type) && isNumeric(other));
}

function isNumeric(type) {
  return type === "integer" || type === "number";
}

/** One schema requires a field that the other does not allow, or no value of the field fits both. */
function objectsDiffer(one, other, inner) {
  const must = new Set([...(one.required ?? []), ...(other.required ?? [])]);
  return [...must].some((name) => {
    const mine = one.properties?.[name];
    const theirs = other.properties?.[name];
    if (mine !== undefined && theirs !== undefined) return inner(mine, theirs);
    if (mine === undefined && one.additionalProperties === false) return true;
    return theirs === undefined && other.additionalProperties === false;
  });
}

/** One schema requires an item, and no item fits the other. */
function arraysDiffer(one, other, inner) {
  const some = Math.max(one.minItems ?? 0, other.minItems ?? 0) > 0;
  return some && one.items !== undefined && other.items !== undefined && inner(one.items, other.items);
}
