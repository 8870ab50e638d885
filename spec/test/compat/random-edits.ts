import { resolve } from "../../generate/document.mjs";
import type { Node } from "../fixture.js";

/** A way to make a schema accept more; undefined where it does not apply. */
type Widening = (node: Node) => (() => void) | undefined;

const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems"];
const UPPER = ["maximum", "maxLength", "maxItems", "maxProperties", "x-max-key-bytes", "x-max-total-bytes"];

const loosen =
  (keyword: string, by: number): Widening =>
  (node) =>
    typeof node[keyword] === "number" && node[keyword] + by >= 0
      ? () => {
          node[keyword] += by;
        }
      : undefined;

const remove =
  (keyword: string): Widening =>
  (node) =>
    node[keyword] === undefined || node[keyword] === 0 || node[keyword] === false
      ? undefined
      : () => delete node[keyword];

/** Every way to widen a schema that the gate recognises, by name. */
export const WIDENINGS: Readonly<Record<string, Widening>> = {
  ...Object.fromEntries(
    LOWER.flatMap((one) => [
      [`lower ${one}`, loosen(one, -1)],
      [`no ${one}`, remove(one)],
    ]),
  ),
  ...Object.fromEntries(
    UPPER.flatMap((one) => [
      [`raise ${one}`, loosen(one, 1)],
      [`no ${one}`, remove(one)],
    ]),
  ),
  "no pattern": remove("pattern"),
  "items may repeat": remove("uniqueItems"),
  // A const elsewhere distinguishes alternatives: without it, one body may fit two of them.
  "any value": (node) => (node.const === "Feature" ? () => delete node.const : undefined),
  "null, too": (node) =>
    typeof node.type === "string" && node.const === undefined
      ? () => {
          node.type = [node.type, "null"];
        }
      : undefined,
  "numbers, too": (node) =>
    node.type === "integer"
      ? () => {
          node.type = "number";
        }
      : undefined,
  "a new field": (node) =>
    node.properties === undefined
      ? undefined
      : () => {
          node.properties.brandNew = { type: "string" };
        },
  "an optional field": (node) => (node.required?.length > 0 ? () => node.required.pop() : undefined),
  "undescribed fields": (node) =>
    node.additionalProperties === false
      ? () => {
          node.additionalProperties = true;
        }
      : undefined,
  "a new alternative": (node) =>
    node.oneOf === undefined ? undefined : () => node.oneOf.push({ type: "object", required: ["brandNew"] }),
};

/**
 * The document with every request body written out, so that requests and responses share no schema; and all
 * schemas of these bodies and of the query parameters.
 */
export function requestSchemas(document: Node): readonly Node[] {
  const found: Node[] = [];
  for (const item of Object.values<Node>(document.paths)) {
    const { requestBody, parameters = [] } = item.post ?? item.get;
    const content = requestBody?.content["application/json"];
    if (content !== undefined) {
      content.schema = writeOut(document, content.schema, found);
      delete content.schema.discriminator;
    }
    (item.post ?? item.get).parameters = parameters.map((reference: Node) => {
      const parameter = structuredClone(resolve(document, reference));
      if (parameter.in === "query") parameter.schema = writeOut(document, parameter.schema, found);
      return parameter;
    });
  }
  return found;
}

function writeOut(document: Node, node: Node, found: Node[]): Node {
  const { discriminator, "x-constant": _, ...own } = resolve(document, node);
  const copy = structuredClone(own);
  for (const [name, child] of Object.entries<Node>(own.properties ?? {}))
    copy.properties[name] = writeOut(document, child, found);
  if (own.items !== undefined) copy.items = writeOut(document, own.items, found);
  if (own.oneOf !== undefined) copy.oneOf = own.oneOf.map((one: Node) => writeOut(document, one, found));
  if (typeof own.additionalProperties === "object")
    copy.additionalProperties = writeOut(document, own.additionalProperties, found);
  found.push(copy);
  return copy;
}

/** The widenings that apply to a schema, by name. */
export function wideningsOf(node: Node): readonly (readonly [string, () => void])[] {
  return Object.entries(WIDENINGS).flatMap(([name, widening]) => {
    const widen = widening(node);
    return widen === undefined ? [] : [[name, widen] as const];
  });
}
