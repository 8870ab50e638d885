/** A JSON string, or a structural character. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** Duplicate keys of objects in a JSON text: `JSON.parse` silently keeps only the last. */
export function doubleKeys(json: string): string[] {
  const double = new Set<string>();
  const above: Set<string>[] = [];
  let string = "";
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{" || token === "[") above.push(new Set());
    else if (token === "}" || token === "]") above.pop();
    else if (token === ":") {
      const key: string = JSON.parse(string);
      const seen = above.at(-1);
      if (seen?.has(key) === true) double.add(key);
      seen?.add(key);
    } else if (token !== ",") string = token;
  }
  return [...double];
}
