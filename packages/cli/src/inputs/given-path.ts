import { normalize } from "node:path/posix";
import { HOST_PATHS, type PathRules, splitRoot } from "./path-rules.js";

/**
 * The value of `{path}` for a path: with slashes, without leading `./`, `../`, `/`, drive or share. So `cdf-upload scans/` and
 * `cdf-upload scans/a.jpg` give a file the same value, in any working directory.
 */
export function givenPath(path: string, rules: PathRules = HOST_PATHS): string {
  const parts = normalize(splitRoot(path, rules).rest).split("/");
  const first = parts.findIndex((part) => part !== "" && part !== "." && part !== "..");
  return first < 0 ? "" : parts.slice(first).join("/").replace(/\/$/, "");
}
