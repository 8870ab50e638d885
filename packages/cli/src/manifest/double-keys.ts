/** A string of JSON, or a character of its structure. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** Keys that an object of a JSON text has more than once: of those, `JSON.parse` keeps the last without a word. */
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
