import { createHash } from "node:crypto";

/**
 * The published description that our spec was last imported from.
 *
 * @typedef {{title: string, version: string, openapi: string, sha256: string, imported: string}} Provenance
 */

/**
 * @param {string} text of the document
 * @param {any} full the document
 * @param {Provenance | undefined} last of the last import: the day stays when the document is the same
 * @returns {Provenance}
 */
export function provenanceOf(text, full, last) {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return {
    title: oneLine(full.info?.title),
    version: oneLine(full.info?.version),
    openapi: String(full.openapi),
    sha256,
    imported: last?.sha256 === sha256 ? last.imported : new Date().toISOString().slice(0, 10),
  };
}

/** @param {Provenance} provenance */
export function describeProvenance({ title, version, openapi, sha256 }) {
  return `${title} ${version}, OpenAPI ${openapi}, sha256 ${sha256.slice(0, 12)}`;
}

function oneLine(text = "without a name") {
  return String(text).replace(/\s+/g, " ").trim().slice(0, 80);
}
