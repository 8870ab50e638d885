/** Checks the fields of files by the generated validators, which are loaded with the first file. */
import type { FileFields } from "@cdf-multipart/core";
import { createLoader, type Fault } from "@cdf-multipart/core/internal";

/**
 * What is wrong with the fields of a file: none if CDF would accept them.
 *
 * @param name of the file in Uppy, which is used if the fields have none.
 */
export type FieldCheck = (fields: Partial<FileFields>, name: string) => readonly Fault[];

let loaded: FieldCheck | undefined;

/** Loads the validators. */
export const loadFieldCheck: () => Promise<FieldCheck> = createLoader(async () => {
  const { fileFieldFaults } = await import("@cdf-multipart/core/validation");
  loaded = (fields, name) => fileFieldFaults({ name, ...fields });
  return loaded;
});

/** The validators, if they are loaded. */
export function loadedFieldCheck(): FieldCheck | undefined {
  return loaded;
}

/** Fields of CDF that a form may call something else. */
const META_IDS: Readonly<Record<string, string>> = { mimeType: "type" };

/**
 * The field of a form that a path belongs to: `labels` for `labels[0].externalId`, `site` for
 * `metadata.site`.
 */
export function metaIdOf(path: string): string {
  const inMetadata = /^metadata(?:\.([\w$]+)|\["((?:[^"\\]|\\.)*)"\])/.exec(path);
  if (inMetadata !== null) return inMetadata[1] ?? String(JSON.parse(`"${inMetadata[2]}"`));
  const [root = path] = path.split(/[.[]/);
  return META_IDS[root] ?? root;
}
