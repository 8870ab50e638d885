import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type FileFields, keepUrlSecrets, type LinkTarget } from "@cdf-multipart/core";
import { isObject } from "@cdf-multipart/core/internal";
import type { UploadTarget } from "@cdf-multipart/uploader";
import { FleetError } from "../errors/fleet-error.js";
import type { UnitRef } from "../jobs/job.js";
import type { Seal } from "../secrets/seal.js";
import { isInside } from "../sources/roots.js";
import { isWebRoot, isWebSource, sourceName, WEB_ROOT } from "../sources/web-source.js";

/** A file to upload. It needs an external id or a target: CDF has no other key that makes a repeat harmless. */
export interface FleetItem {
  /**
   * `root:path`, with the path relative to the root, or an `http(s)` URL that any worker may read. A signed URL
   * has to be valid until its file is stored.
   */
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
  const { root, path } = placeOfSource(source);
  const name = sourceName({ root, path });
  if (!Number.isSafeInteger(size) || size < 0) throw itemError(name, `has the size ${size}`);
  if (target !== undefined) return { root, path, size, into: { target } };
  if (file?.externalId === undefined || file.externalId === "") {
    throw itemError(
      name,
      "has no external id and no target. A fleet repeats requests, and only these make a repeat harmless: pass --external-id '{path}', or name them in the list",
    );
  }
  return { root, path, size, into: { file, ...(overwrite === undefined ? {} : { overwrite }) } };
}

function placeOfSource(source: string): { readonly root: string; readonly path: string } {
  if (isWebSource(source)) {
    keepUrlSecrets(source);
    return { root: WEB_ROOT, path: source };
  }
  const colon = source.indexOf(":");
  const path = source.slice(colon + 1);
  if (colon < 1 || !isInside(path))
    throw itemError(source, 'is not of the form "root:path", with a path inside of the root');
  return { root: source.slice(0, colon), path };
}

function itemError(source: string, what: string): FleetError {
  return new FleetError(`"${source}" ${what}. Nothing of the rest of the list was submitted.`, {
    code: "fleet-items",
  });
}

/** Encodes the items of a unit for the ledger. URLs may be signed, so they are sealed. */
export function encodeItems(items: readonly PlacedItem[], ref: UnitRef, seal: Seal): string {
  const text = JSON.stringify(items.map(({ path, size, into }) => ({ path, size, ...into })));
  return items[0] !== undefined && isWebRoot(items[0].root)
    ? seal.close(text, sealedPlace(ref))
    : deflateRawSync(text).toString("base64");
}

function sealedPlace({ run, unit }: UnitRef): string {
  return `${run}/${unit}/items`;
}

/** Reads the items of a unit. The root is that of the unit. */
export function decodeItems(
  { body, root }: { readonly body: string; readonly root: string },
  ref: UnitRef,
  seal: Seal,
): readonly PlacedItem[] {
  const text = isWebRoot(root)
    ? seal.open(body, sealedPlace(ref))
    : inflateRawSync(Buffer.from(body, "base64"), { maxOutputLength: BODY_MAX }).toString("utf8");
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
