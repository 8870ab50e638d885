import { DIRECTORY_MAX_LENGTH, MIME_TYPE_MAX_LENGTH, NAME_MAX_LENGTH } from "@cdf-multipart/spec";
import type { FileFields } from "../../http/api-types.js";
import type { StoredFile, StoredNode } from "../../state/records.js";
import type { Service } from "../service.js";

/** The name of a file whose node has none. */
const UNTITLED = "untitled";

/**
 * Does the work of the syncer: makes the file entry of a node, or brings it up to date. A new file can be found
 * `delay` ms later. It does not expire without content, because nodes do not expire.
 */
export function syncFile(
  { state, clock }: Pick<Service, "state" | "clock">,
  node: StoredNode,
  delay: number,
): StoredFile {
  const now = clock.now();
  const known = node.fileId === undefined ? undefined : state.files.get(node.fileId);
  const fields = { ...known?.fields, ...fieldsOf(node.properties) };
  const file: StoredFile =
    known === undefined
      ? {
          id: node.fileId ?? state.newId(),
          project: node.project,
          fields,
          instanceId: node.id,
          createdTime: now,
          lastUpdatedTime: now,
          visibleFrom: now + delay,
        }
      : { ...known, fields, lastUpdatedTime: now };
  state.putFile(file);
  return file;
}

/**
 * The fields of a file by the properties of its node. What the service does with values that are too long for a
 * file is not known: here a name is cut, and anything else is omitted.
 */
function fieldsOf(properties: Readonly<Record<string, unknown>>): FileFields {
  const text = (name: string, most: number) => {
    const value = properties[name];
    return typeof value === "string" && value.length <= most ? value : undefined;
  };
  const time = (name: string) => {
    const value = Date.parse(text(name, 40) ?? "");
    return Number.isNaN(value) || value < 0 ? undefined : value;
  };
  const { name } = properties;
  const mimeType = text("mimeType", MIME_TYPE_MAX_LENGTH);
  const directory = text("directory", DIRECTORY_MAX_LENGTH);
  const sourceCreatedTime = time("sourceCreatedTime");
  const sourceModifiedTime = time("sourceUpdatedTime");
  return {
    name: typeof name === "string" ? name.slice(0, NAME_MAX_LENGTH) : UNTITLED,
    ...(mimeType !== undefined && { mimeType }),
    ...(directory?.startsWith("/") === true && { directory }),
    ...(sourceCreatedTime !== undefined && { sourceCreatedTime }),
    ...(sourceModifiedTime !== undefined && { sourceModifiedTime }),
  };
}
