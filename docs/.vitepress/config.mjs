import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const repository = "https://github.com/cdf-multipart/cdf-multipart";

export default defineConfig({
  title: "cdf-multipart",
  description:
    "Uploads files of any size to Cognite Data Fusion: in parts, in constant memory, and resumable.",
  lang: "en",
  srcDir: ".site",
  base: process.env.DOCS_BASE ?? "/",
  cleanUrls: false,
  lastUpdated: false,
  metaChunk: true,
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    linkify: false,
    config(md) {
      // Vue reads braces in code spans, too.
      md.renderer.rules.code_inline = (tokens, index, _options, _env, renderer) =>
        `<code v-pre${renderer.renderAttrs(tokens[index])}>${md.utils.escapeHtml(tokens[index].content)}</code>`;
    },
  },
  themeConfig: {
    search: {
      provider: "local",
      options: {
        detailedView: true,
        miniSearch: {
          searchOptions: {
            // Tasks and errors come before the reference, which mentions every word. The page receives this
            // function as text.
            boostDocument: (page) => (/\/(api|packages|architecture|changelog)/.test(page) ? 0.3 : 1),
          },
        },
      },
    },
    // `site/build.mjs` writes it with the pages.
    sidebar: JSON.parse(readFileSync(new URL("../.site/sidebar.json", import.meta.url), "utf8")),
    outline: { level: [2, 3] },
    nav: [
      { text: "Start", link: "/start/node" },
      { text: "Tasks", link: "/tasks/resume" },
      { text: "Reference", link: "/reference/errors" },
      { text: "GitHub", link: repository },
    ],
    docFooter: { prev: "Previous", next: "Next" },
  },
});
