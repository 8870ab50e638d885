// `pnpm check:api` compares the public types of every published package with the reports that are checked in
// (`packages/*/api/*.api.md`). `pnpm api` writes the reports.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describeEntries } from "./api/describe-entry.mjs";
import { listWorkspaces, readManifest, root } from "./steps/repository.mjs";

/** These entries are outside semantic versioning (ARCHITECTURE.md). */
const INTERNAL = /^\.\/internal(\/|$)/;

/**
 * The reports of packages.
 *
 * @param {string} from the root folder
 * @param {readonly string[]} folders of packages, relative to it
 * @returns {{ path: string, count: number, text: string }[]} paths are relative to the root folder
 */
export function reportsOf(from, folders) {
  const entries = folders.flatMap((folder) => {
    const { name, private: isPrivate, exports = {} } = readManifest(join(from, folder));
    if (isPrivate === true) return [];
    return Object.entries(exports)
      .filter(([entry, target]) => target.types !== undefined && !INTERNAL.test(entry))
      .map(([entry, target]) => ({
        entry: name + entry.slice(1),
        types: join(from, folder, target.types),
        folder: join(from, folder),
        path: join(folder, "api", `${entry === "." ? "index" : entry.slice(2).replaceAll("/", "-")}.api.md`),
      }));
  });
  return describeEntries(entries).map(({ count, text }, index) => ({
    path: entries[index].path,
    count,
    text,
  }));
}

/**
 * Compares reports with the files that are checked in.
 *
 * @returns {string[]} one text per difference; empty when everything is up to date
 */
export function compareReports(from, folders, reports) {
  const stale = folders
    .flatMap((folder) => listReports(from, folder))
    .filter((path) => !reports.some((report) => report.path === path))
    .map((path) => `${path} describes an entry that does not exist.`);
  const changed = reports.flatMap(({ path, text }) => {
    const known = existsSync(join(from, path)) ? readFileSync(join(from, path), "utf8") : undefined;
    if (known === text) return [];
    return [known === undefined ? `${path} does not exist.` : `${path} differs:\n${diff(known, text)}`];
  });
  return [...stale, ...changed];
}

function listReports(from, folder) {
  const api = join(from, folder, "api");
  return existsSync(api) ? readdirSync(api).map((file) => join(folder, "api", file)) : [];
}

function diff(before, after) {
  const folder = mkdtempSync(join(tmpdir(), "api-"));
  try {
    writeFileSync(join(folder, "before"), before);
    writeFileSync(join(folder, "after"), after);
    execFileSync("git", ["diff", "--no-index", "--no-color", "-U2", "before", "after"], {
      cwd: folder,
      encoding: "utf8",
    });
    return "";
  } catch (error) {
    // git ends with 1 when the files differ.
    return String(error.stdout).split("\n").slice(4).join("\n").trimEnd();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeReports(from, folders, reports) {
  for (const folder of folders)
    for (const path of listReports(from, folder))
      if (!reports.some((report) => report.path === path)) rmSync(join(from, path));
  for (const { path, text } of reports) {
    mkdirSync(join(from, path, ".."), { recursive: true });
    writeFileSync(join(from, path), text);
  }
}

function main(isUpdate) {
  const folders = listWorkspaces().filter((folder) => folder.startsWith("packages/"));
  const reports = reportsOf(root, folders);
  if (isUpdate) writeReports(root, folders, reports);
  const faults = compareReports(root, folders, reports);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0)
    process.stderr.write(
      "The public types changed. If that is intended, run pnpm build and pnpm api, and commit packages/*/api.\n",
    );
  for (const { path, count } of reports) process.stdout.write(`${path}: exports: ${count}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.includes("--update"));
