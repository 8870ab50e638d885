import { nearest } from "../program/nearest.js";

/** What stands between braces in a field, and what it becomes. */
export const PLACEHOLDERS: Readonly<Record<Placeholder, string>> = Object.freeze({
  path: "the path as it was given, with slashes, without ./, ../ or / in front",
  name: "its last part",
  stem: "the name without what follows its last dot",
  ext: "what follows the last dot",
  dir: "the path without the name",
  mtime: "when the file was last changed, as 2026-01-31T12:00:00.000Z",
  sha256: "the SHA-256 of the content, in hexadecimal; the file is read once more for it",
});

/** One of {@link PLACEHOLDERS}. */
export type Placeholder = "path" | "name" | "stem" | "ext" | "dir" | "mtime" | "sha256";

/** What is known of one file; what is not has no key. */
export type PlaceholderValues = Partial<Record<Placeholder, string>>;

/** A text with placeholders. */
export interface Template {
  readonly uses: readonly Placeholder[];
  /** @throws Error that names the placeholder whose value is not known. */
  fill(values: PlaceholderValues): string;
}

/** `{{` and `}}` are braces. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;

/**
 * Reads a template.
 *
 * @throws Error about a placeholder that does not exist, or a brace alone.
 */
export function parseTemplate(text: string): Template {
  const uses: Placeholder[] = [];
  for (const [piece, name] of text.matchAll(PIECE)) {
    if (name !== undefined) uses.push(known(name));
    else if (piece.length === 1)
      throw new Error(`a ${piece} stands alone; write ${piece}${piece} for the character`);
  }
  return {
    uses,
    fill: (values) =>
      text.replace(PIECE, (piece: string, name: string | undefined) =>
        name === undefined ? piece.slice(1) : lookUpValue(known(name), values),
      ),
  };
}

function known(name: string): Placeholder {
  if (isPlaceholder(name)) return name;
  const meant = nearest(name, Object.keys(PLACEHOLDERS));
  const way = meant === undefined ? `there are ${names()}` : `did you mean {${meant}}?`;
  throw new Error(`{${name}} is no placeholder; ${way}`);
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

function lookUpValue(name: Placeholder, values: PlaceholderValues): string {
  const value = values[name];
  if (value === undefined) throw new Error(`uses {${name}}, which is not known of it`);
  return value;
}

function names(): string {
  return Object.keys(PLACEHOLDERS)
    .map((name) => `{${name}}`)
    .join(" ");
}
