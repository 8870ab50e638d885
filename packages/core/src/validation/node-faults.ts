import { NODE_TEXT_MAX_TOTAL_BYTES } from "@cdf-multipart/spec/limits";
import {
  validateApplyNodeAndEdgesBody,
  validateCogniteFileProperties,
} from "@cdf-multipart/spec/validators/apart";
import { byteLength, type Fault, shorten } from "../errors/validation-error.js";
import type { NodeWrite, ViewReference } from "../types/node.js";
import { bodyFaults, jsonFaults, schemaFaults, unique } from "./request-faults.js";

/** The view of every file node: `cdf_cdm/CogniteFile/v1`. */
export const FILE_VIEW: ViewReference = Object.freeze({
  type: "view",
  space: "cdf_cdm",
  externalId: "CogniteFile",
  version: "v1",
});

/** Properties that only the service writes. A request that names one is refused, even with null. */
const READ_ONLY: readonly string[] = ["isUploaded", "uploadedTime"];

/** How `describeFault` begins to say that a text does not have the form of a pattern. */
const PATTERN = "must match ";
/** The forms of names, in words. */
const FORMS: Readonly<Record<string, string>> = {
  space: "must begin with a letter, and have only letters, digits, hyphens and underscores",
  externalId: "must not contain the character NUL",
};

/**
 * The faults of a file node, without a request to the service: the limits and formats of `openapi.yaml`. Only
 * the service knows the other properties of your own view, so only those of `CogniteFile` are checked.
 *
 * @returns every fault. The path of a property begins with `properties`.
 */
export function nodeFaults(node: NodeWrite): readonly Fault[] {
  return [
    ...bodyFaults(validateApplyNodeAndEdgesBody, { items: [node] })
      .map(({ path, ...fault }) => ({ ...fault, path: pathInNode(path) }))
      .map((fault) => ({ ...fault, message: inWords(fault) })),
    ...(node.sources ?? []).flatMap(({ source, properties }) =>
      propertyFaults(properties ?? {}, source).map((fault) => ({
        ...fault,
        path: `properties.${fault.path}`,
      })),
    ),
  ];
}

/** A path in a request with one node, as a path in that node. */
function pathInNode(path: string): string {
  return path.replace(/^items\[0\]\.(?:sources\[0\]\.source(?=\.))?/, (start) =>
    start.endsWith("source") ? "view" : "",
  );
}

function inWords({ path, message }: Fault): string {
  return message.startsWith(PATTERN) ? (FORMS[path] ?? message) : message;
}

function propertyFaults(
  properties: Readonly<Record<string, unknown>>,
  view: ViewReference,
): readonly Fault[] {
  const isFileView = view.space === FILE_VIEW.space && view.externalId === FILE_VIEW.externalId;
  const writable = Object.entries(properties).filter(([name]) => !READ_ONLY.includes(name));
  const faults = schemaFaults(validateCogniteFileProperties, Object.fromEntries(writable));
  const known = isFileView ? faults : faults.filter(({ message }) => message !== UNKNOWN);
  return [
    ...READ_ONLY.filter((name) => name in properties).map((path) => ({
      path,
      message: "is written by the service alone; leave it out",
    })),
    ...unique(known.map((fault) => (fault.message === UNKNOWN ? unknownProperty(fault, view) : fault))),
    ...textFaults(properties),
    ...jsonFaults(properties),
  ];
}

/** The beginning of `describeFault`'s text about an unknown field. */
const UNKNOWN = "is not a field of this request: check its spelling, or leave it out";

function unknownProperty(fault: Fault, { externalId, version }: ViewReference): Fault {
  const message = `is not a property of the view ${externalId}/${version}: check its spelling, or name the view that has it`;
  return { ...fault, message };
}

/** Texts that are too long, alone or in a list. */
function textFaults(properties: Readonly<Record<string, unknown>>): Fault[] {
  return Object.entries(properties).flatMap(([path, value]) => {
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const longest = Math.max(0, ...texts.map((text) => (typeof text === "string" ? byteLength(text) : 0)));
    if (longest <= NODE_TEXT_MAX_TOTAL_BYTES) return [];
    const message = `must have at most ${NODE_TEXT_MAX_TOTAL_BYTES} bytes of UTF-8, but has ${longest}`;
    return [{ path, message, limit: NODE_TEXT_MAX_TOTAL_BYTES, value: shorten(value) }];
  });
}
