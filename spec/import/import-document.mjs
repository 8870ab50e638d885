import { listOperations } from "../generate/document.mjs";
import { adoptOperation } from "./adopt-operation.mjs";
import { createAdopter } from "./adopt-schemas.mjs";
import { applyOverlay } from "./apply-overlay.mjs";
import { closeRequests } from "./close-requests.mjs";
import { draftOperation } from "./draft-operation.mjs";
import { pruneComponents } from "./prune-components.mjs";
import { sliceOperations } from "./slice-operations.mjs";
import { upgradeDocument } from "./upgrade-document.mjs";

/**
 * Creates our spec from a full description of the API. It takes the operations of the current spec and those added by
 * name, with everything they refer to, as OpenAPI 3.1. It gives them the names, texts, examples and extensions of the
 * current spec, and applies our corrections.
 *
 * @param {any} full OpenAPI 3.0 or 3.1, parsed
 * @param {{today: any, overlay: any, add?: readonly string[]}} ours `add`: operationIds of theirs that today's spec lacks
 * @returns {Promise<{document: any, missing: string[], idle: string[], added: string[]}>}
 *   `missing`: operations that are not in the full description; `idle`: corrections that changed nothing;
 *   `added`: operations that the current spec did not have
 */
export async function importDocument(full, { today, overlay, add = [] }) {
  const published = upgradeDocument(full);
  const { found, added, missing } = sliceOperations(published, today, add);
  if (found.size === 0)
    throw new Error("The document has none of our operations, so it does not describe the CDF Files API.");
  const servers = serversOf(published, today);
  const draft = { ...adoptDocument(today, published, add), servers };
  const { document, idle } = await applyOverlay(draft, overlay);
  closeRequests(document, today);
  // A second time, because after the corrections more schemas equal ours and get their names.
  const whole = { ...adoptDocument(today, document, add), servers: document.servers };
  return { document: pruneComponents(whole), missing, idle, added: added.map(({ id }) => id) };
}

/** The current document with the operations of the other. */
function adoptDocument(today, published, add) {
  // Two rounds, because the second needs the names that the first one found.
  const aliases = new Map();
  const { meanings } = adoptAll(today, published, add, { aliases, known: new Map() });
  const { paths, components, schemas } = adoptAll(today, published, add, { aliases, known: meanings });
  // The overlay may restore references to schemas that the full description does not have.
  Object.assign(components.schemas, schemas);
  return { ...structuredClone(today), paths, components };
}

function adoptAll(today, published, add, names) {
  const { found, added } = sliceOperations(published, today, add);
  const { adopt, schemas, meanings } = createAdopter({ today, published, ...names });
  const components = structuredClone(today.components);
  const context = { today, published, adopt, components, adopted: new Map() };
  const paths = {};
  const put = (item, ours, theirs) => {
    const operation = adoptOperation(ours, theirs, context);
    paths[theirs.path] = { ...item, ...paths[theirs.path], [theirs.method]: defined(operation) };
  };
  for (const { id, method, path } of listOperations(today)) {
    const theirs = found.get(id);
    if (theirs === undefined) continue;
    const { [method]: ours, ...item } = today.paths[path];
    put(item, ours, theirs);
  }
  for (const theirs of added) {
    const { item, operation } = draftOperation(today, theirs);
    put(item, operation, theirs);
  }
  return { paths, components, schemas, meanings };
}

/** The server URLs are theirs; the descriptions of the servers are ours. */
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
