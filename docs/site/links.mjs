// Links of pages. Pages link to each other and to files of the repository by relative paths, and READMEs that are
// published link by whole URLs, so that all of them work on GitHub. On the site, a link to a page leads to the page,
// and any other link to a file leads to GitHub.
import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const REPOSITORY = "https://github.com/cdf-multipart/cdf-multipart";

/** The file of the repository that a link means, relative to the repository; undefined for any other link. */
function fileOf(link, from) {
  const blob = /^https:\/\/github\.com\/cdf-multipart\/cdf-multipart\/(?:blob|tree)\/main\/(.*)$/.exec(link);
  if (blob !== null) return blob[1];
  return /^[a-z]+:|^\/|^#|^$/.test(link) ? undefined : posix.join(posix.dirname(from), link);
}

/**
 * The link for the site.
 *
 * @param {string} link as in the page
 * @param {{ from: string, to: string, pages: ReadonlyMap<string, string> }} place `from`: the file of the repository
 * that has the link; `to`: its page on the site; `pages`: the page on the site of each file of the repository
 */
export function siteLink(link, { from, to, pages }) {
  const [path = "", anchor] = link.split("#");
  const file = fileOf(path, from);
  if (file === undefined) return link;
  const page = pages.get(file);
  if (page !== undefined) {
    const relative = posix.relative(posix.dirname(to), page);
    return `${relative.startsWith(".") ? relative : `./${relative}`}${anchor === undefined ? "" : `#${anchor}`}`;
  }
  if (file.startsWith("docs/")) return link;
  if (!existsSync(root + file)) throw new Error(`${from}: ${link} leads to ${file}, which does not exist.`);
  const kind = statSync(root + file).isDirectory() ? "tree" : "blob";
  return `${REPOSITORY}/${kind}/main/${file}${anchor === undefined ? "" : `#${anchor}`}`;
}

/** The text, with all of its links rewritten for the site. Code is not changed. */
export function rewriteLinks(text, place) {
  return outsideCode(text, (prose) =>
    prose.replace(/(\]\()([^)\s]+)(\))/g, (_, open, link, close) => open + siteLink(link, place) + close),
  );
}

/** Changes the text outside of code blocks and code spans. */
export function outsideCode(text, change) {
  return text
    .split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join("");
}
