import { redactUrl } from "@cdf-multipart/core";
import { quoteCommand } from "../output/quote-word.js";

/** What the command that goes on is made from. */
export interface AgainRequest {
  /** As they were given, without `node` and the script. */
  readonly args: readonly string[];
  /** Whether the run is remembered: then the same command leaves out what is stored. */
  readonly remembered: boolean;
  readonly words: readonly string[];
  readonly manifest: string | undefined;
  /** All that failed, as far as they are known by name. */
  readonly failed: readonly string[];
  /** Whether that is all there is to be done. */
  readonly complete: boolean;
}

/**
 * The command that goes on with what is not stored, and with nothing else. Of a run that is remembered that is the same
 * command; else the files that failed are named, where there are few of them. What follows the question mark of an address may be
 * a signature, so in its place stands `QUERY`.
 */
export function commandAgain(request: AgainRequest): string | undefined {
  const { args, remembered, words, manifest, failed, complete } = request;
  const without = args.filter((arg) => arg !== "--restart").map(withoutSecret);
  if (remembered) return quoteCommand(["cdf-upload", ...without]);
  if (!complete || manifest !== undefined || failed.length === 0) return undefined;
  const shown = new Set(words.map(withoutSecret));
  const options = without.filter((arg) => !shown.has(arg) && arg !== "upload");
  return quoteCommand(["cdf-upload", ...options, "--", ...failed]);
}

function withoutSecret(arg: string): string {
  if (!/^https?:/i.test(arg) || !URL.canParse(arg)) return arg;
  const { search, username, password } = new URL(arg);
  if (search === "" && username === "" && password === "") return arg;
  return `${redactUrl(arg)}${search === "" ? "" : "?QUERY"}`;
}
