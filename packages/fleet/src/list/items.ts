import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { FileFields, LinkTarget } from "@cdf-multipart/core";
import { isObject } from "@cdf-multipart/core/internal";
import type { UploadTarget } from "@cdf-multipart/uploader";
import { FleetError } from "../errors/fleet-error.js";
import { isInside } from "../sources/roots.js";

/** A file to upload. It needs an external id or a target: CDF has no other key that makes a repeat harmless. */
export interface FleetItem {
  /** `root:path`, with the path relative to the root. */
  readonly source: string;
  /** Bytes. */
  readonly size: number;
  readonly file?: Partial<FileFields> | undefined;
  /** True: replaces the file with the same external id. @default false */
  readonly overwrite?: boolean | undefined;
  readonly target?: LinkTarget | undefined;
}

/** An item whose source is split into root and path. */
export interface PlacedItem {
  readonly root: string;
  readonly path: string;
  readonly size: number;
  readonly into: UploadTarget;
}

/** Maximum size of the items of a unit, inflated, bytes. */
const BODY_MAX = 64 * 1024 * 1024;

/**
 * Checks an item and splits its source into root and path.
 *
 * @throws FleetError `fleet-items` that names the item and what is missing.
 */
export function placeItem(item: FleetItem): PlacedItem {
  const { source, size, file, overwrite, target } = item;
  const colon = source.indexOf(":");
  const [root, path] = [source.slice(0, Math.max(0, colon)), source.slice(colon + 1)];
  if (colon < 1 || !isInside(path)) {
    throw itemError(source, 'is not of the form "root:path", with a path inside of the root');
  }
  if (!Number.isSafeInteger(size) || size < 0) throw itemError(source, `has the size ${size}`);
  if (target !== undefined) return { root, path, size, into: { target } };
  if (file?.externalId === undefined || file.externalId === "") {
    throw itemError(
      source,
      "has no external id and no target. A fleet repeats requests, and only these make a repeat harmless: pass --external-id '{path}', or name them in the list",
    );
  }
  return { root, path, size, into: { file, ...(overwrite === undefined ? {} : { overwrite }) } };
}

function itemError(source: string, what: string): FleetError {
  return new FleetError(`"${source}" ${what}. Nothing of the rest of the list was submitted.`, {
    code: "fleet-items",
  });
}

/** Encodes the items of a unit for the ledger. */
export function encodeItems(items: readonly PlacedItem[]): string {
  const plain = items.map(({ path, size, into }) => ({ path, size, ...into }));
  return deflateRawSync(JSON.stringify(plain)).toString("base64");
}

/** Reads the items of a unit. The root is that of the unit. */
export function decodeItems(body: string, root: string): readonly PlacedItem[] {
  const text = inflateRawSync(Buffer.from(body, "base64"), { maxOutputLength: BODY_MAX }).toString("utf8");
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw unreadable();
  return list.map((entry: unknown) => {
    if (!isObject(entry) || typeof entry["path"] !== "string" || typeof entry["size"] !== "number")
      throw unreadable();
    const { path, size, file, target, overwrite } = entry;
    return {
      root,
      path: String(path),
      size: Number(size),
      into: readTarget(file, target, overwrite === true),
    };
  });
}

/** Calls check all fields again before they send them, so only the shape matters here. */
function readTarget(file: unknown, target: unknown, overwrite: boolean): UploadTarget {
  if (isLinkTarget(target)) return { target };
  if (isFields(file)) return { file, ...(overwrite ? { overwrite } : {}) };
  throw unreadable();
}

function isFields(value: unknown): value is Partial<FileFields> {
  return isObject(value);
}

function isLinkTarget(value: unknown): value is LinkTarget {
  return isObject(value);
}

function unreadable(): FleetError {
  return new FleetError(
    "The items of a unit cannot be read: another version of cdf-multipart wrote them. Use the same version on all machines.",
    { code: "fleet-version" },
  );
}
