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
 * command; else the files that failed are named, where there are few of them. What follows the question mark of a URL may be a
 * signature, and a value of metadata anything, so in their places stand `QUERY` and `VALUE`.
 */
export function commandAgain(request: AgainRequest): string | undefined {
  const { args, remembered, words, manifest, failed, complete } = request;
  const without = withoutSecrets(args.filter((arg) => arg !== "--restart"));
  if (remembered) return quoteCommand(["cdf-upload", ...without]);
  if (!complete || manifest !== undefined || failed.length === 0) return undefined;
  const shown = new Set(withoutSecrets(words));
  const options = without.filter((arg) => !shown.has(arg) && arg !== "upload");
  return quoteCommand(["cdf-upload", ...options, "--", ...failed]);
}

/** Arguments with placeholders where something may be secret. */
function withoutSecrets(args: readonly string[]): string[] {
  return args.map((arg, at) => {
    const isPair = args[at - 1] === "--metadata" || arg.startsWith("--metadata=");
    return isPair ? arg.replace(/^((?:--metadata=)?[^=]*)=.*$/s, "$1=VALUE") : withoutUrlSecrets(arg);
  });
}

/** The same with the query and the login of a URL replaced, also where it is the value of an option. */
function withoutUrlSecrets(arg: string): string {
  const [url] = /[a-z][a-z\d+.-]*:\/\/.*/is.exec(arg) ?? [];
  if (url === undefined) return arg;
  const plain = redactUrl(url);
  // As it was given, where there is nothing to take out.
  return !/[?#@]/.test(url) ? arg : arg.replace(url, () => `${plain}${url.includes("?") ? "?QUERY" : ""}`);
}
