import { resolve } from "../../generate/document.mjs";
import type { Node } from "../fixture.js";

/** Numbers in [0, 1) from a seed: the same seed gives the same bodies (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const strays = [null, true, false, 0, -1, 1.5, 2 ** 53, "", "x", "/x", "🗼", [], {}, [[]], [null], { id: 1 }];
// No field is called toString, because Ajv's own comparison of array items throws on it; ours does not.
const characters = ["a", "/", "é", "🗼", " ", "\u0000", "\ud800"];

/**
 * A random body for a schema: valid unless a fault is drawn, which can be at any depth. Values at limits are
 * more frequent than others.
 */
export function generateBody(document: Node, schema: Node, random: () => number, faults: number): unknown {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const near = (low: number, high: number) =>
    pick([low, low + 1, high, high - 1, Math.round((low + high) / 2)]) ?? low;
  const edge = (low: number, high: number) =>
    near(low, high) + (random() < faults ? (pick([-1, 1]) ?? 0) * 2 : 0);

  const text = (node: Node): string => {
    if (node.const !== undefined) return node.const;
    // A random text for a pattern would need a special generator; the examples contain such texts.
    if (node.pattern !== undefined && node.pattern !== "^/" && random() >= faults)
      return pick<string>(node.examples) ?? "";
    const length =
      random() < 0.9
        ? Math.floor(random() * 4) + (node.minLength ?? 0)
        : edge(node.minLength ?? 0, node.maxLength ?? 9);
    const prefix = node.pattern === "^/" && random() >= faults ? "/" : "";
    return prefix + (pick(characters) ?? "a").repeat(Math.max(0, length - prefix.length));
  };
  const list = (node: Node): unknown[] => {
    const low = node.minItems ?? 0;
    const high = node.maxItems ?? low + 3;
    const length = random() < 0.98 ? Math.min(low + Math.floor(random() * 3), high) : edge(low, high);
    const values = Array.from({ length: Math.max(0, length) }, () => make(node.items));
    if (random() < faults && values.length > 0) values.push(values[0]);
    return values;
  };
  const fields = (node: Node): unknown => {
    const value: Record<string, unknown> = {};
    for (const [name, child] of Object.entries<Node>(node.properties ?? {})) {
      const wanted = node.required?.includes(name) ? random() >= faults : random() < 0.4;
      if (wanted) value[name] = make(child);
    }
    if (typeof node.additionalProperties === "object") {
      const pairs = random() < 0.995 ? Math.floor(random() * 3) : edge(0, node.maxProperties);
      for (let index = 0; index < pairs; index += 1) value[`key${index}`] = make(node.additionalProperties);
    }
    if (random() < faults) value[pick(["extra", "id", "name", "constructor"]) ?? "extra"] = pick(strays);
    return value;
  };
  const make = (reference: Node): unknown => {
    const node = resolve(document, reference);
    if (random() < faults) return pick(strays);
    const alternatives = node.oneOf ?? node.anyOf;
    if (alternatives !== undefined) return make(pick(alternatives));
    if (Array.isArray(node.type)) return make({ ...node, type: pick(node.type) });
    if (node.type === "null") return null;
    if (node.type === "object") return fields(node);
    if (node.type === "array") return list(node);
    if (node.type === "string") return text(node);
    if (node.type === "boolean") return random() < 0.5;
    if (node.type === "integer") return edge(node.minimum ?? 0, node.maximum ?? 2 ** 40);
    if (node.type === "number") return random() * 180;
    throw new Error(`No body can be made for ${JSON.stringify(node)}`);
  };
  return make(schema);
}
