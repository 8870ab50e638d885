/** The name of the whole body in messages. */
export const ROOT = "body";

/** A place in a value, as the keys that lead to it. */
export type Path = readonly string[];

/** The keys of a JSON pointer. */
export function parsePointer(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a place; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let here: unknown = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** A place as in code: `items[3].externalId`, `metadata["läge"]`; `body` for the whole. */
export function formatPath(value: unknown, path: Path): string {
  let text = "";
  path.forEach((key, depth) => {
    if (Array.isArray(valueAt(value, path.slice(0, depth)))) text += `[${key}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(key)) text += depth === 0 ? key : `.${key}`;
    else text += depth === 0 ? `${ROOT}[${JSON.stringify(key)}]` : `[${JSON.stringify(key)}]`;
  });
  return text === "" ? ROOT : text;
}
