// Writes the complete site as Markdown to `docs/.site`: the pages of this folder and of the packages, with
// links for the site, and the generated reference. VitePress renders that folder.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { outsideCode, rewriteLinks } from "./links.mjs";
import { apiPages } from "./reference/api-pages.mjs";
import { cliPage } from "./reference/cli-page.mjs";
import { eventsPage } from "./reference/events-page.mjs";
import { httpPage } from "./reference/http-page.mjs";
import { PAGES, SECTIONS } from "./sections.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The staged pages: path on the site, and text. */
export function stagedPages() {
  const written = [...PAGES].map(([file, page]) => {
    const text = readFileSync(join(root, file), "utf8");
    const place = { from: file, to: page, pages: PAGES };
    return [page, inlineDrawings(withoutTags(rewriteLinks(text, place)))];
  });
  return new Map([
    ...written,
    ["reference/cli.md", cliPage()],
    ["reference/events.md", eventsPage()],
    ["reference/http.md", httpPage()],
    ...apiPages(),
  ]);
}

/** The sidebar of the site. */
export function sidebar(pages) {
  const api = [...pages.keys()].filter((page) => page.startsWith("api/"));
  const item = (page, text) => ({ text, link: `/${page.replace(/\.md$/, "")}` });
  return [
    ...SECTIONS.map(({ text, pages: listed }) => ({
      text,
      items: listed.map((one) => item(one.page ?? one.file.replace(/^docs\//, ""), one.text)),
    })),
    {
      text: "API",
      items: api.map((page) => item(page, page.replace(/^api\/|\.md$/g, "").replaceAll("-", "/"))),
    },
  ];
}

/** Writes the staged pages, their pictures and the sidebar to a folder, which is emptied first. */
export function stage(folder) {
  const pages = stagedPages();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "sidebar.json"), JSON.stringify(sidebar(pages)));
  for (const [page, text] of pages) {
    mkdirSync(dirname(join(folder, page)), { recursive: true });
    writeFileSync(join(folder, page), text);
  }
  cpSync(join(root, "docs/img"), join(folder, "img"), { recursive: true });
  return pages;
}

/** Drawings become part of the page, so that they have the colours of its theme. */
function inlineDrawings(text) {
  return text.replace(/^!\[([^\]]*)\]\((?:\.\.?\/)*img\/drawing-([\w-]+)\.svg\)$/gm, (_, alt, name) => {
    const svg = readFileSync(join(root, "docs/img", `drawing-${name}.svg`), "utf8").replaceAll(/\n\s*/g, "");
    return `<figure class="drawing" role="img" aria-label="${alt}">${svg}</figure>`;
  });
}

/** Vue reads braces and tags in Markdown. In our pages they are literal text. */
function withoutTags(text) {
  return outsideCode(text, (prose) => prose.replaceAll("{{", "&#123;&#123;"));
}
