import { listOperations } from "../generate/document.mjs";
import { adoptOperation } from "./adopt-operation.mjs";
import { createAdopter } from "./adopt-schemas.mjs";
import { applyOverlay } from "./apply-overlay.mjs";
import { pruneComponents } from "./prune-components.mjs";
import { sliceOperations } from "./slice-operations.mjs";
import { upgradeDocument } from "./upgrade-document.mjs";

/**
 * Makes our spec from a full description of the API: takes the operations that today's spec has, with everything that
 * they refer to, as OpenAPI 3.1; gives them today's names, words, examples and extensions; applies our corrections.
 *
 * @param {any} full OpenAPI 3.0 or 3.1, parsed
 * @param {{today: any, overlay: any}} ours
 * @returns {Promise<{document: any, missing: string[], idle: string[]}>} `missing`: operations that are not in the full
 *   description; `idle`: corrections that found nothing to correct
 */
export async function importDocument(full, { today, overlay }) {
  const published = upgradeDocument(full);
  const { found, missing } = sliceOperations(published, today);
  if (found.size === 0)
    throw new Error("The document has none of our operations, so it is no description of the CDF Files API.");
  // Twice: what the first round learns about names is known to the second from the beginning.
  const aliases = new Map();
  adoptAll(today, published, found, aliases);
  const { paths, components, schemas } = adoptAll(today, published, found, aliases);
  // What the overlay puts back may refer to schemas of today that the full description has no use for.
  Object.assign(components.schemas, schemas);
  const whole = { ...structuredClone(today), servers: serversOf(published, today), paths, components };
  const { document, idle } = await applyOverlay(whole, overlay);
  return { document: pruneComponents(document), missing, idle };
}

function adoptAll(today, published, found, aliases) {
  const { adopt, schemas } = createAdopter({ today, published, aliases });
  const components = structuredClone(today.components);
  const adopted = new Map();
  const paths = {};
  for (const { id, method, path } of listOperations(today)) {
    const theirs = found.get(id);
    if (theirs === undefined) continue;
    const { [method]: ours, ...item } = today.paths[path];
    const operation = adoptOperation(ours, theirs, { today, published, adopt, components, adopted });
    paths[theirs.path] = { ...item, ...paths[theirs.path], [theirs.method]: defined(operation) };
  }
  return { paths, components, schemas };
}

/** The servers are theirs; what is said about them is ours. */
function serversOf(published, today) {
  const [ours] = today.servers;
  const [theirs] = published.servers ?? [];
  if (theirs === undefined) return structuredClone(today.servers);
  const variables = Object.entries(theirs.variables ?? {}).map(([name, variable]) => {
    const known = ours.variables?.[name];
    const { description = variable.description, default: standard = variable.default } = known ?? {};
    return [name, { ...variable, default: standard, ...(description !== undefined && { description }) }];
  });
  return [
    {
      ...theirs,
      description: ours.description,
      variables: { ...ours.variables, ...Object.fromEntries(variables) },
    },
  ];
}

function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
