/**
 * Removes unreferenced components, repeatedly, since removing one can leave others unreferenced.
 *
 * @param {any} document changed in place
 * @returns {any}
 */
export function pruneComponents(document) {
  const { components } = document;
  for (let dropped = true; dropped; ) {
    dropped = false;
    const used = referencesOf(document);
    for (const [kind, named] of Object.entries(components)) {
      if (kind === "securitySchemes") continue;
      for (const name of Object.keys(named)) {
        if (used.has(`#/components/${kind}/${name}`)) continue;
        delete named[name];
        dropped = true;
      }
    }
  }
  return document;
}

function referencesOf(node, found = new Set()) {
  if (node === null || typeof node !== "object") return found;
  if (typeof node.$ref === "string") found.add(node.$ref);
  for (const child of Object.values(node)) referencesOf(child, found);
  return found;
}
