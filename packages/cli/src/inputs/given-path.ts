import { normalize, sep } from "node:path";

/**
 * A path as `{path}` shows it: with slashes, without `./`, `../` or `/` in front. So `cdf-upload scans/` and
 * `cdf-upload scans/a.jpg` call the same file the same, wherever on the disk the working directory lies.
 */
export function givenPath(path: string): string {
  const parts = normalize(path).split(sep);
  const first = parts.findIndex((part) => part !== "" && part !== "." && part !== "..");
  return first < 0 ? "" : parts.slice(first).join("/").replace(/\/$/, "");
}
