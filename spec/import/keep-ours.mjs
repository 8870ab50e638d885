import { resolve } from "../generate/document.mjs";
import { below, hashOfOwn, holdsNames, isMap, isOurs, rulesOf } from "./published-record.mjs";

/**
 * The current document, with the changes of the published description since the last import. Where the published
 * description is unchanged, a difference from it is a deliberate one of ours, and ours stays.
 *
 * @param {any} today
 * @param {any} theirs what the published description makes of it now
 * @param {import("./published-record.mjs").PublishedRecord | undefined} record of the last import;
 *   without it, all of theirs is new
 * @returns {any}
 */
export function keepOurs(today, theirs, record) {
  if (record === undefined) return theirs;
  const known = new Set(Object.keys(record).flatMap(withPlacesAbove));
  const merge = (ours, other, place, named) => {
    const same = record[place] === hashOfOwn(other, named);
    const merged = {};
    for (const key of new Set([...Object.keys(ours), ...Object.keys(other)])) {
      const value = choose(ours[key], other[key], key, { place: below(place, key), named, same });
      if (value !== undefined) merged[key] = value;
    }
    return merged;
  };
  const choose = (ours, other, key, { place, named, same }) => {
    if (isOurs(key, named)) return ours ?? other;
    if (isMap(ours) && isMap(other)) return merge(ours, other, place, holdsNames(key, named));
    if (isMap(other) && ours === undefined) return known.has(place) ? undefined : other;
    if (isMap(ours) && other === undefined) return known.has(place) ? undefined : ours;
    return same ? ours : other;
  };
  const rules = merge(rulesOf(today), rulesOf(theirs), "", false);
  return complete({ ...today, ...rules, components: { ...today.components, ...rules.components } }, theirs);
}

function withPlacesAbove(place) {
  const steps = place.split("/");
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

/** Adds referenced components that were left out. */
function complete(document, theirs) {
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (typeof node.$ref === "string") {
      const [, , kind, name] = node.$ref.split("/");
      if (document.components[kind]?.[name] === undefined) {
        document.components[kind][name] = resolve(theirs, node);
        visit(document.components[kind][name]);
      }
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(document.paths);
  visit(structuredClone(document.components));
  return document;
}
