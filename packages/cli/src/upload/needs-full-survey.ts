import { resolve, sep } from "node:path";
import picomatch from "picomatch";
import { templatesOf } from "../fields/node-fields.js";
import type { Template } from "../fields/template.js";
import { isAddress, isForeignAddress } from "../inputs/addresses.js";
import { HOST_PATHS, type PathRules, splitRoot } from "../inputs/path-rules.js";
import type { WantedFiles } from "./find-candidates.js";

/**
 * Whether all files must be checked before the first is sent: two of them could become the same file in CDF, or an option could
 * be valid for one and invalid for another. Such a run must be refused as a whole, so it cannot begin while files are being found.
 */
export function needsFullSurvey({
  words,
  manifest,
  shard,
  fields,
  cut,
  needsExternalId,
}: WantedFiles): boolean {
  const { texts, times, metadata, existing, usesHash, keepFolders, node } = fields;
  const templates = [...texts.values(), ...times.values(), ...metadata.values(), ...templatesOf(node)];
  return (
    manifest !== undefined ||
    // Every shard refuses to begin if another one could not.
    shard !== undefined ||
    existing !== undefined ||
    node.node !== undefined ||
    needsExternalId !== undefined ||
    usesHash ||
    keepFolders ||
    // The same value for every file, although each needs its own.
    texts.has("name") ||
    texts.has("externalId") ||
    templates.some(differs) ||
    "parts" in cut ||
    "partSize" in cut ||
    mayOverlap(words)
  );
}

function differs({ uses }: Template): boolean {
  return uses.length > 0;
}

/** Whether a file could be found by two of the arguments. A pattern counts as the folder that it begins with. */
export function mayOverlap(words: readonly string[], rules: PathRules = HOST_PATHS): boolean {
  if (words.some((word) => word === "-" || isAddress(word) || isForeignAddress(word))) return true;
  const places = words.map((word) => placeOf(word, rules)).sort();
  // Places that begin with the same text follow it directly.
  return places.some((place, at) => places[at + 1]?.startsWith(place) === true);
}

function placeOf(word: string, rules: PathRules): string {
  const { root, rest } = splitRoot(word, rules);
  const { isGlob, base } = picomatch.scan(rest);
  const place = resolve(isGlob ? root + base.replace(/\\(.)/g, "$1") : word);
  const ended = place.endsWith(sep) ? place : place + sep;
  return rules.ignoresCase ? ended.toLowerCase() : ended;
}
