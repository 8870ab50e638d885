/**
 * Merges two schemas into one that allows only values valid for both. Annotations come from the first.
 *
 * @param {any} left without references, `allOf` and `const` of its own
 * @param {any} right likewise
 * @param {ReadonlySet<string>} words keywords that say nothing about what is valid
 * @returns {any}
 */
export function mergeViews(left, right, words) {
  const merged = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const known = merged[key];
    merged[key] = known === undefined || words.has(key) ? (known ?? value) : both(key, known, value);
  }
  return merged;
}

function both(key, left, right) {
  if (key === "required") return [...new Set([...left, ...right])];
  if (key === "properties") {
    const properties = { ...left };
    for (const [name, schema] of Object.entries(right))
      properties[name] = name in left ? { allOf: [left[name], schema] } : schema;
    return properties;
  }
  if (key === "enum") {
    const values = right.map((value) => JSON.stringify(value));
    return left.filter((value) => values.includes(JSON.stringify(value)));
  }
  if (key === "type")
    return [left].flat().filter((one) => [right].flat().some((other) => covers(other, one)));
  if (key === "items") return { allOf: [left, right] };
  if (key === "additionalProperties") return bothOthers(left, right);
  // Exactly one of the first and exactly one of the second means exactly one of the pairs.
  if (key === "oneOf" || key === "anyOf")
    return left.flatMap((one) => right.map((other) => ({ allOf: [one, other] })));
  if (/^(min|exclusiveMin)/.test(key)) return Math.max(left, right);
  if (/^(max|exclusiveMax|x-max)/.test(key)) return Math.min(left, right);
  return right;
}

function covers(type, other) {
  return type === other || (type === "number" && other === "integer");
}

function bothOthers(left, right) {
  if (left === false || right === false) return false;
  if (left === true) return right;
  return right === true ? left : { allOf: [left, right] };
}
