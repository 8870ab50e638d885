// READMEs are read on a registry's page: their links must work from there, and their examples must run as
// plain JavaScript on the oldest Node that we support.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { listWorkspaces, readManifest, root } from "../steps/repository.mjs";

const run = promisify(execFile);
const published = listWorkspaces().filter((folder) => readManifest(join(root, folder)).private !== true);
const pages = ["README.md", ...published.map((folder) => `${folder}/README.md`)].concat(
  ["docs", "docs/start", "docs/tasks", "docs/reference"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
);

/** The examples of a page, each with its line. */
function examplesOf(page) {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```(?:ts|js|mjs|javascript|typescript)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: `${page}:${text.slice(0, match.index).split("\n").length}`,
    code: match[1],
  }));
}

/**
 * The target of a link to a file of this repository, relative to the repository; undefined for any other
 * link.
 */
function fileOf(page, link) {
  const [path = ""] = link.split("#");
  const blob = /^https:\/\/github\.com\/cdf-multipart\/cdf-multipart\/(?:blob|tree)\/main\/(.*)$/.exec(path);
  if (blob !== null) return blob[1];
  return /^[a-z]+:/.test(path) || path === "" ? undefined : posix.join(posix.dirname(page), path);
}

function linksOf(page) {
  const text = readFileSync(join(root, page), "utf8").replace(/^```[\s\S]*?^```$/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]);
}

test("the oldest Node accepts every example of READMEs and docs as plain JavaScript", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const examples = pages.flatMap(examplesOf);
  assert.ok(examples.length > 10, `only ${examples.length} examples were found`);
  const faults = [];
  for (const [index, { place, code }] of examples.entries()) {
    // A newer Node than the oldest would accept it.
    if (/\bawait using\b/.test(code))
      faults.push(`${place}: Node 20 has no \`await using\`; write try and finally.`);
    const file = join(folder, `${index}.mjs`);
    writeFileSync(file, code);
    await run(process.execPath, ["--check", file]).catch((error) => faults.push(`${place}\n${error.stderr}`));
  }
  assert.deepEqual(faults, []);
});

test("every link to a file of this repository has an existing target", () => {
  const lost = pages.flatMap((page) =>
    linksOf(page)
      .map((link) => ({ page, link, file: fileOf(page, link) }))
      .filter(({ file }) => file !== undefined && !existsSync(join(root, file))),
  );
  assert.deepEqual(lost, []);
});

test("a published README links to files outside of its package only by a whole URL", () => {
  const wrong = published.flatMap((folder) => {
    const { files } = readManifest(join(root, folder));
    const held = [...files, "README.md", "package.json", "LICENSE"];
    return linksOf(`${folder}/README.md`)
      .filter((link) => !/^(https?:|#)/.test(link))
      .filter((link) => !held.some((one) => link === one || link.startsWith(`${one}/`)))
      .map((link) => `${folder}/README.md: ${link}`);
  });
  assert.deepEqual(wrong, []);
});
