import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * A temporary folder with these files, removed when the test ends.
 *
 * @param {import("node:test").TestContext} t
 * @param {Record<string, string | object>} files contents by relative path; objects are written as JSON
 */
export function makeFolder(t, files) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cdf-multipart-scripts-")));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}
