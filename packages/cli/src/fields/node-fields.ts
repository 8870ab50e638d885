/** The node that a file is uploaded into, from `--node`, `--view`, `--property` and a manifest. */
import { type FileFields, isValidationError } from "@cdf-multipart/core";
import { momentText } from "@cdf-multipart/core/internal";
import { readTextFile } from "@cdf-multipart/core/node";
import type { NodeDestination } from "@cdf-multipart/uploader";
import { nodeDestination } from "@cdf-multipart/uploader/internal";
import { UsageError } from "../errors.js";
import { describeError, inCliWords } from "../output/cli-words.js";
import type { FieldOptions } from "./field-options.js";
import { parseTime } from "./parse-time.js";
import { type PlaceholderValues, parseTemplate, type Template } from "./template.js";

/** The options about nodes, parsed once for all files. */
export interface NodePlan {
  readonly node: Template | undefined;
  readonly view: NodeDestination["view"];
  /** Templates, or the values of JSON files. */
  readonly properties: ReadonlyMap<string, Template | { readonly json: unknown }>;
  /** Whether the content is sent only if it differs. */
  readonly ifChanged: boolean;
}

/** The node of one row of a manifest. */
export interface NodeRow {
  /** `SPACE/EXTERNALID`. */
  readonly node?: string | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Parses the options about nodes.
 *
 * @throws UsageError about a template, a view, a JSON file, a property without a node, or an overwrite that nodes
 *   do not need.
 */
export function planNode(options: FieldOptions, hasManifest: boolean): NodePlan {
  const { node, view, property = [], overwrite } = options;
  const properties = new Map<string, Template | { readonly json: unknown }>();
  for (const [name, value] of property) {
    if (properties.has(name))
      throw new UsageError(`--property: the property ${name} is given twice. Give each once.`);
    properties.set(
      name,
      reading(`--property ${name}`, () => parseProperty(value)),
    );
  }
  if (node === undefined && !hasManifest && (view !== undefined || properties.size > 0)) {
    const option = view === undefined ? "--property" : "--view";
    throw new UsageError(`${option} is about a node, but no node is named. Add --node SPACE/EXTERNALID.`);
  }
  if (node !== undefined && overwrite === "always")
    throw new UsageError(
      "--overwrite is not needed with --node: the content of a node is replaced in any case. Omit it, or give --overwrite if-changed.",
    );
  return {
    ifChanged: overwrite === "if-changed",
    node: node === undefined ? undefined : reading(`--node ${node}`, () => parseTemplate(node)),
    view: view === undefined ? undefined : reading(`--view ${view}`, () => parseView(view)),
    properties,
  };
}

/** The templates of the plan. */
export function templatesOf({ node, properties }: NodePlan): readonly Template[] {
  const values = [...properties.values()].flatMap((value) => ("json" in value ? [] : [value]));
  return node === undefined ? values : [node, ...values];
}

/** An error in one field. */
interface NodeFault {
  readonly field: string;
  readonly message: string;
}

/** The parts from which the node of a file is created. */
export interface NodeParts {
  readonly plan: NodePlan;
  readonly row: NodeRow;
  readonly values: PlaceholderValues;
  /** Fields that the input has by itself. A property takes precedence. */
  readonly own: Partial<FileFields>;
  /** Fields that were given. */
  readonly given: Partial<FileFields>;
}

/** The node of a file, with its faults; undefined if the file does not go into a node. */
export function resolveNode({
  plan,
  row,
  values,
  own,
  given,
}: NodeParts): { readonly node: NodeDestination; readonly faults: readonly NodeFault[] } | undefined {
  const { node: template, view, ifChanged } = plan;
  if (row.node === undefined && template === undefined) return undefined;
  const faults: NodeFault[] = [];
  const read = <T>(field: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      faults.push({ field, message: describeError(error).replace(/\.$/, "") });
      return undefined;
    }
  };
  const id = read("node", () => parseNode(row.node ?? template?.fill(values) ?? ""));
  const properties: Record<string, unknown> = {};
  for (const [name, value] of plan.properties) {
    if ("json" in value) properties[name] = value.json;
    else properties[name] = read(`property.${name}`, () => propertyOf(name, value.fill(values)));
  }
  Object.assign(properties, row.properties);
  const node: NodeDestination = {
    ...(id ?? { space: "", externalId: "" }),
    ...(view === undefined ? {} : { view }),
    properties,
  };
  if (faults.length > 0) return { node, faults };
  try {
    const file = { ...without(own, properties), ...given };
    const overwrite = ifChanged ? "if-changed" : undefined;
    return { node: nodeDestination({ node, file, overwrite }, {}).node, faults };
  } catch (error) {
    if (!isValidationError(error)) throw error;
    return {
      node,
      faults: error.faults.map(({ path, message, value }) => ({
        field: path.replace(/^(?:node|file)\./, "").replace(/^properties\b/, "property"),
        message: inCliWords(value === undefined ? message : `${message} (got ${value})`),
      })),
    };
  }
}

/** The property that takes the place of each field that an input has by itself. */
const PLACE: ReadonlyMap<string, string> = new Map([
  ["name", "name"],
  ["mimeType", "mimeType"],
  ["sourceModifiedTime", "sourceUpdatedTime"],
]);

function without(
  own: Partial<FileFields>,
  properties: Readonly<Record<string, unknown>>,
): Partial<FileFields> {
  return Object.fromEntries(
    Object.entries(own).filter(([field]) => !((PLACE.get(field) ?? "") in properties)),
  );
}

/**
 * `SPACE/EXTERNALID`. The first slash ends the space.
 *
 * @throws Error
 */
function parseNode(text: string): { readonly space: string; readonly externalId: string } {
  const slash = text.indexOf("/");
  if (slash > 0 && slash < text.length - 1)
    return { space: text.slice(0, slash), externalId: text.slice(slash + 1) };
  throw new Error(`must be SPACE/EXTERNALID, such as plant/scan-17 (got ${JSON.stringify(text)})`);
}

function parseView(text: string): NonNullable<NodeDestination["view"]> {
  const [space = "", externalId = "", version = "", ...more] = text.split("/");
  if (space !== "" && externalId !== "" && version !== "" && more.length === 0)
    return { space, externalId, version };
  throw new Error("must be SPACE/EXTERNALID/VERSION, such as models/Scan/v2");
}

/** `@file.json` is the value in a file, as in curl; any other text is a template. */
function parseProperty(text: string): Template | { readonly json: unknown } {
  if (!text.startsWith("@")) return parseTemplate(text);
  const json: unknown = JSON.parse(readTextFile(text.slice(1)));
  return { json };
}

/**
 * The value of a property that is written as a text: lists are separated by semicolons, relations are
 * `SPACE/EXTERNALID`, times are what the options of times accept.
 *
 * @throws Error
 */
export function propertyOf(name: string, text: string): unknown {
  switch (name) {
    case "tags":
    case "aliases":
      return splitList(text);
    case "assets":
      return splitList(text).map(parseNode);
    case "source":
    case "category":
      return parseNode(text);
    case "sourceCreatedTime":
    case "sourceUpdatedTime":
      return momentText(parseTime(text));
    default:
      return text;
  }
}

function splitList(text: string): string[] {
  return text
    .split(";")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function reading<T>(option: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${option}: ${describeError(error)}`);
  }
}
