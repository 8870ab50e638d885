import { normalize } from "node:path/posix";
import { HOST_PATHS, type PathRules, splitRoot } from "./path-rules.js";

/**
 * A path as `{path}` shows it: with slashes, without `./`, `../`, `/`, a drive or a share in front. So `cdf-upload scans/` and
 * `cdf-upload scans/a.jpg` call the same file the same, wherever on the disk the working directory lies.
 */
export function givenPath(path: string, rules: PathRules = HOST_PATHS): string {
  const parts = normalize(splitRoot(path, rules).rest).split("/");
  const first = parts.findIndex((part) => part !== "" && part !== "." && part !== "..");
  return first < 0 ? "" : parts.slice(first).join("/").replace(/\/$/, "");
}
