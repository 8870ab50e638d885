import type { Node } from "../../fixture.js";

/** An edit of the document, with the grades of the edit and of its reversal. */
export interface Edit {
  readonly name: string;
  readonly edit: (document: Node) => void;
  readonly verdict: Verdict;
  readonly back: Verdict;
}

/** The worst grade, and a piece of the expected sentence. */
export type Verdict = readonly [grade: "breaking" | "risky" | "safe", says: string];

export const schema = (name: string) => (document: Node) => document.components.schemas[name];
export const fields = schema("FileFields");
export const stored = schema("File");
export const operation = (document: Node, path: string) => Object.values<Node>(document.paths[path]).at(-1);
/** A copy of a named schema for one place only, without the constants that the schema generates. */
export const copy = (name: string) => (document: Node) => ({
  ...schema(name)(document),
  "x-constant": undefined,
});
/** A separate copy of the text, so that an edit concerns one place only. */
export const text = () => ({ type: "string", description: "A text.", examples: ["a"] });

export function rename(owner: Node, from: string, to: string): void {
  owner[to] = owner[from];
  delete owner[from];
}
