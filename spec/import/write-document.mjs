import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, isSeq, parseDocument, visit } from "yaml";

/** Maximum characters of a list on one line. */
const LINE = 80;

/**
 * Writes a document as YAML and changes the text only where the content changed. Elsewhere comments, blank lines, the
 * order of keys and the style of values stay.
 *
 * @param {string} text of today's document
 * @param {any} document the new content
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
  let before;
  for (const [key, wanted] of Object.entries(value)) {
    const current = map.get(key, true);
    if (current === undefined) insertAfter(map, before, tree.createPair(key, toNode(tree, wanted)));
    else if (!sameContent(current, wanted)) {
      if (sameKind(current, wanted)) sync(tree, current, wanted);
      else map.set(key, toNode(tree, wanted));
    }
    before = key;
  }
}

/** New keys are inserted at their place in the document, not at the end. */
function insertAfter(map, before, pair) {
  const index = map.items.findIndex(({ key }) => String(key) === before);
  map.items.splice(index + 1, 0, pair);
}

/** An existing item keeps its text, even if it moves. Other items are rewritten in place. */
function syncList(tree, list, value) {
  const left = [...list.items];
  const kept = value.map((wanted) => {
    const index = left.findIndex((node) => node !== undefined && sameContent(node, wanted));
    return index < 0 ? undefined : left.splice(index, 1, undefined)[0];
  });
  list.items = value.map((wanted, index) => {
    if (kept[index] !== undefined) return kept[index];
    const current = left[index];
    if (current === undefined || !sameKind(current, wanted)) return toNode(tree, wanted);
    left[index] = undefined;
    sync(tree, current, wanted);
    return current;
  });
}

/** Written out without anchors; short lists of plain values are on one line. */
function toNode(tree, value) {
  const node = tree.createNode(value, { aliasDuplicateObjects: false });
  visit(node, {
    Seq(_, list) {
      if (list.items.every(isScalar) && String(list.items.join()).length < LINE) list.flow = true;
    },
  });
  return node;
}

function sameContent(node, value) {
  return isDeepStrictEqual(node.toJSON(), value);
}

function sameKind(node, value) {
  if (value === null || typeof value !== "object") return false;
  return Array.isArray(value) ? isSeq(node) : isMap(node);
}
