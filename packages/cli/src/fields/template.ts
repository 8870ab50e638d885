import { nearest } from "../options/nearest.js";

/** The placeholders in fields, written in braces, and their meanings. */
export const PLACEHOLDERS: Readonly<Record<Placeholder, string>> = Object.freeze({
  path: "the path as given, with slashes, without leading ./, ../ or /",
  name: "the last part of the path",
  stem: "the name without its extension",
  ext: "the extension: the text after the last dot",
  dir: "the path without the name",
  mtime: "the modification time of the file, such as 2026-01-31T12:00:00.000Z",
  sha256: "the SHA-256 of the content in hexadecimal; needs one more read of the file",
});

/** One of {@link PLACEHOLDERS}. */
export type Placeholder = "path" | "name" | "stem" | "ext" | "dir" | "mtime" | "sha256";

/** The placeholder values of one file; unknown ones have no key. */
export type PlaceholderValues = Partial<Record<Placeholder, string>>;

/** A text with placeholders. */
export interface Template {
  readonly uses: readonly Placeholder[];
  /** @throws Error that names the placeholder whose value is unknown. */
  fill(values: PlaceholderValues): string;
}

/** Braces and placeholders. `{{` and `}}` stand for single braces. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;

/**
 * Parses a template.
 *
 * @throws Error about an unknown placeholder, or a single brace.
 */
export function parseTemplate(text: string): Template {
  const uses: Placeholder[] = [];
  for (const [piece, name] of text.matchAll(PIECE)) {
    if (name !== undefined) uses.push(known(name));
    else if (piece.length === 1)
      throw new Error(`has a single ${piece}. Write ${piece}${piece} for the character`);
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
  const way = meant === undefined ? `The placeholders are ${names()}` : `Did you mean {${meant}}?`;
  throw new Error(`{${name}} is not a placeholder. ${way}`);
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

function lookUpValue(name: Placeholder, values: PlaceholderValues): string {
  const value = values[name];
  if (value === undefined) throw new Error(`uses {${name}}, which has no value for this input`);
  return value;
}

function names(): string {
  return Object.keys(PLACEHOLDERS)
    .map((name) => `{${name}}`)
    .join(" ");
}
