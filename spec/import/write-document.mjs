import { isDeepStrictEqual } from "node:util";
import { isMap, isSeq, parseDocument } from "yaml";

/**
 * The YAML text of a document, changed only where its content is: comments, blank lines, the order of keys and the way
 * that values are written stay wherever nothing changed.
 *
 * @param {string} text of today's document
 * @param {any} document what it shall say
 * @returns {string}
 */
export function rewriteDocument(text, document) {
  const tree = parseDocument(text, { keepSourceTokens: true });
  if (tree.contents === null) throw new Error("There is no document to rewrite.");
  sync(tree, tree.contents, document);
  return tree.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sync(tree, node, value) {
  if (isMap(node)) syncMap(tree, node, value);
  else if (isSeq(node)) syncList(tree, node, value);
}

function syncMap(tree, map, value) {
  for (const { key } of [...map.items]) if (!(String(key) in value)) map.delete(key);
  for (const [key, wanted] of Object.entries(value)) {
    const current = map.get(key, true);
    if (current !== undefined && sameContent(current, wanted)) continue;
    if (sameKind(current, wanted)) sync(tree, current, wanted);
    else map.set(key, tree.createNode(wanted));
  }
}

function syncList(tree, list, value) {
  while (list.items.length > value.length) list.delete(list.items.length - 1);
  for (const [index, wanted] of value.entries()) {
    const current = list.get(index, true);
    if (current !== undefined && sameContent(current, wanted)) continue;
    if (sameKind(current, wanted)) sync(tree, current, wanted);
    else if (index < list.items.length) list.set(index, tree.createNode(wanted));
    else list.add(tree.createNode(wanted));
  }
}

function sameContent(node, value) {
  return isDeepStrictEqual(node.toJSON(), value);
}

function sameKind(node, value) {
  if (value === null || typeof value !== "object") return false;
  return Array.isArray(value) ? isSeq(node) : isMap(node);
}
