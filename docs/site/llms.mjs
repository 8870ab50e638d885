// The files that programs read instead of HTML: each page as Markdown, and `llms.txt`, which lists them
// (https://llmstxt.org).
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sidebar } from "./stage.mjs";

/** Writes both to the folder of the built site. */
export function writeForPrograms(folder, pages) {
  for (const [page, text] of pages) {
    mkdirSync(dirname(join(folder, page)), { recursive: true });
    writeFileSync(join(folder, page), text);
  }
  writeFileSync(join(folder, "llms.txt"), listOf(pages));
}

function listOf(pages) {
  const sections = sidebar(pages).map(({ text, items }) => {
    const lines = items.map(({ link }) => {
      const page = `${link.slice(1)}.md`;
      const markdown = pages.get(page) ?? "";
      const [title = page] = /(?<=^# ).*/m.exec(markdown) ?? [];
      return `- [${title}](${page}): ${firstSentence(markdown)}`;
    });
    return `## ${text}\n\n${lines.join("\n")}`;
  });
  const head =
    "# cdf-multipart\n\n> Uploads files of any size to Cognite Data Fusion: in parts, in constant memory, and resumable. " +
    "A typed client of the Files API, an uploader for Node and browsers, a command line, and an emulator.";
  return `${[head, ...sections].join("\n\n")}\n`;
}

/** The first sentence of the first paragraph, without links. */
function firstSentence(markdown) {
  const paragraph = markdown.split(/\n{2,}/).find((one) => /^[A-Z`[]/.test(one)) ?? "";
  const plain = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\s+/g, " ");
  return /^.*?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, ".") ?? plain;
}
