import type { FileFields } from "@cdf-multipart/core";
import { isObject } from "@cdf-multipart/core/internal";
import { describeError } from "../output/cli-words.js";
import {
  checkFieldName,
  type ManifestRow,
  NODE_COLUMN,
  nodeRow,
  PATH_COLUMN,
  type RowFault,
} from "./columns.js";
import { readLines } from "./read-lines.js";

/** The rows of a file with one JSON object per line: `path`, and the fields of the file as in the API. */
export async function* readNdjson(path: string): AsyncGenerator<ManifestRow> {
  for await (const { number, text, fault } of readLines(path)) {
    if (fault !== undefined) yield { line: number, path: "", fields: {}, faults: [{ message: fault }] };
    else if (text.trim() !== "") yield readLine(number, text);
  }
}

function readLine(line: number, json: string): ManifestRow {
  const value = parseObject(json);
  if (value === undefined)
    return { line, path: "", fields: {}, faults: [{ message: "is not a JSON object" }] };
  const { [PATH_COLUMN]: path, [NODE_COLUMN]: node, ...rest } = value;
  const faults: RowFault[] = doubleKeys(json).map((key) => ({ column: key, message: "is given twice" }));
  if (hasHugeNumber(json))
    faults.push({ message: "has a number that is too large to be read exactly. Give a smaller number" });
  if (typeof path !== "string" || path === "")
    faults.push({ column: PATH_COLUMN, message: "is missing, or is not a text" });
  const plain: [string, unknown][] = [];
  const metadata: [string, unknown][] = [];
  const properties: [string, unknown][] = [];
  if (node !== undefined && (typeof node !== "string" || node === ""))
    faults.push({ column: NODE_COLUMN, message: "must be a text such as SPACE/EXTERNALID" });
  for (const [name, content] of Object.entries(rest)) {
    if (name.startsWith("property.")) properties.push([name.slice("property.".length), content]);
    else if (name.startsWith("metadata.")) metadata.push([name.slice("metadata.".length), content]);
    else if (name === "metadata" || isField(name, faults)) plain.push([name, content]);
  }
  const fields = Object.fromEntries(plain);
  if (metadata.length > 0)
    fields["metadata"] = { ...asRecord(fields["metadata"]), ...Object.fromEntries(metadata) };
  return {
    line,
    path: typeof path === "string" ? path : "",
    fields: checkedLater(fields),
    node: nodeRow(typeof node === "string" ? node : undefined, properties),
    faults,
  };
}

/** Whether a number is too large: `JSON.parse` silently rounds such numbers, and an id would become a different id. */
function hasHugeNumber(json: string): boolean {
  const numbers = json.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").match(/-?\d[\d.eE+-]*/g) ?? [];
  return numbers.some((number) => Math.abs(Number(number)) > Number.MAX_SAFE_INTEGER);
}

function isField(name: string, faults: RowFault[]): boolean {
  try {
    checkFieldName(name);
    return true;
  } catch (error) {
    faults.push({ column: name, message: describeError(error).replace(/\.$/, "") });
    return false;
  }
}

/** Converts without a check: every value is checked against the API description before anything is sent. */
function checkedLater(fields: object): Partial<FileFields> {
  return fields;
}

function asRecord(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

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
