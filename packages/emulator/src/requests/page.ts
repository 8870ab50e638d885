import { readFileSync } from "node:fs";
import type { Answer } from "../http/answer.js";

/** `src/requests` and `dist/requests` are at the same depth, so this is the same folder from both. */
const FOLDER = new URL("../../page/", import.meta.url);
const ASSETS = "/_emulator/page/";

interface Asset {
  readonly file: string;
  readonly type: string;
}

const SCRIPT = "text/javascript; charset=utf-8";

/** Every path of the page. No name from a request is ever looked up on disk. */
const PAGE: ReadonlyMap<string, Asset> = new Map<string, Asset>([
  ["/", { file: "index.html", type: "text/html; charset=utf-8" }],
  [`${ASSETS}page.css`, { file: "page.css", type: "text/css; charset=utf-8" }],
  ...["page.js", "ask.js", "elements.js", "faults.js", "files.js", "requests.js", "sessions.js"].map(
    (file): [string, Asset] => [`${ASSETS}${file}`, { file, type: SCRIPT }],
  ),
]);

/**
 * The page loads scripts and styles from this origin only, and calls this origin only. No other site may
 * frame it.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function isPagePath(path: string): boolean {
  return PAGE.has(path);
}

/** The admin page at `/`, its style and its scripts. */
export function answerPage(path: string): Answer {
  const asset = PAGE.get(path);
  if (asset === undefined) throw new Error(`The page has no ${path}.`);
  return {
    status: 200,
    headers: {
      "content-type": asset.type,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    },
    body: readFileSync(new URL(asset.file, FOLDER), "utf8"),
  };
}
