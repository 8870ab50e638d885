import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/**
 * The release that the pending changesets announce for a package: `major`, `minor`, `patch`, or none.
 *
 * @param {string} folder the `.changeset` folder
 * @param {string} name of the package
 * @returns {"major" | "minor" | "patch" | undefined}
 */
export function announcedRelease(folder, name) {
  if (!existsSync(folder)) return undefined;
  const releases = readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => frontMatter(readFileSync(join(folder, file), "utf8"))?.[name]);
  return /** @type {const} */ (["major", "minor", "patch"]).find((release) => releases.includes(release));
}

function frontMatter(text) {
  const match = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text);
  return match?.[1] === undefined ? undefined : parse(match[1]);
}
