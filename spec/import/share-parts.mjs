import { viewSchema } from "../compat/view-schema.mjs";
import { resolve } from "../generate/document.mjs";

/**
 * Distributes their schema over the `allOf` parts of ours. If theirs has parts too, each goes to the part of ours with
 * most fields in common. Otherwise each part of ours takes the fields it has, and the last one takes the rest.
 *
 * @param {{today: any, published: any}} documents
 * @param {readonly any[]} ours the parts of ours
 * @param {any} node theirs, as it stands
 * @param {any} view theirs, viewed
 * @returns {[any, any][]} each part of ours with its share
 */
export function shareParts(documents, ours, node, view) {
  return byParts(documents, ours, node) ?? byFields(documents, ours, view);
}

function byParts({ today, published }, ours, node) {
  const { allOf, ...own } = resolve(published, node);
  const parts = (allOf ?? []).filter((part) => viewSchema(published, part).properties !== undefined);
  if (own.properties !== undefined || parts.length < 2) return undefined;
  const fields = (document, part) => Object.keys(viewSchema(document, part).properties ?? {});
  const known = ours.map((part) => fields(today, part));
  const shares = ours.map(() => []);
  for (const part of parts) {
    const names = fields(published, part);
    const common = known.map((own) => own.filter((name) => names.includes(name)).length);
    const best = Math.max(...common) === 0 ? ours.length - 1 : common.indexOf(Math.max(...common));
    shares[best].push(part);
  }
  if (shares.some((share) => share.length === 0)) return undefined;
  return ours.map((part, index) => [
    part,
    shares[index].length === 1 ? shares[index][0] : { allOf: shares[index] },
  ]);
}

function byFields({ today }, ours, view) {
  const left = { ...view.properties };
  return ours.map((part, index) => {
    const known = viewSchema(today, part).properties ?? {};
    const names = Object.keys(left).filter((name) => name in known || index === ours.length - 1);
    const properties = Object.fromEntries(names.map((name) => [name, left[name]]));
    for (const name of names) delete left[name];
    const required = (view.required ?? []).filter((name) => name in properties);
    return [part, { type: "object", properties, ...(required.length > 0 && { required }) }];
  });
}
