import { areDisjoint } from "./disjoint.mjs";
import { fingerprint, typesOf, viewSchema } from "./view-schema.mjs";

/**
 * Pairs each alternative of a schema with its counterpart: first by meaning, then by name, then by similarity. An
 * alternative without a counterpart is paired with nothing.
 *
 * @param {readonly any[]} before
 * @param {readonly any[]} after
 * @param {{base: any, head: any}} documents
 * @returns {{one: any, other: any}[]} `one` undefined: new; `other` undefined: gone
 */
export function matchAlternatives(before, after, documents) {
  const left = [...before];
  const right = [...after];
  const pairs = [];
  const take = (one, other) => {
    pairs.push({ one, other });
    left.splice(left.indexOf(one), 1);
    right.splice(right.indexOf(other), 1);
  };
  const takeAll = (same) => {
    for (const one of [...left]) {
      const other = right.find((candidate) => same(one, candidate));
      if (other !== undefined) take(one, other);
    }
  };
  takeAll((one, other) => fingerprint(documents.base, one) === fingerprint(documents.head, other));
  takeAll((one, other) => one.$ref !== undefined && one.$ref === other.$ref);
  const likeness = left
    .flatMap((one) => right.map((other) => ({ one, other, score: likenessOf(one, other, documents) })))
    .filter(({ score }) => score > 0)
    .sort((first, second) => second.score - first.score);
  for (const { one, other } of likeness) if (left.includes(one) && right.includes(other)) take(one, other);
  return [
    ...pairs,
    ...left.map((one) => ({ one, other: undefined })),
    ...right.map((other) => ({ one: undefined, other })),
  ];
}

/** How similar two alternatives are: the number of shared fields or types; 0 when no value fits both. */
function likenessOf(one, other, documents) {
  if (areDisjoint({ document: documents.base, node: one }, { document: documents.head, node: other }))
    return 0;
  const left = viewSchema(documents.base, one);
  const right = viewSchema(documents.head, other);
  const shared = (a, b) => a.filter((name) => b.includes(name)).length;
  const fields = shared(Object.keys(left.properties ?? {}), Object.keys(right.properties ?? {}));
  const required = shared(left.required ?? [], right.required ?? []);
  const named = Object.keys(left.properties ?? {}).length + Object.keys(right.properties ?? {}).length > 0;
  if (named) return fields + required;
  return shared(typesOf(left), typesOf(right));
}
