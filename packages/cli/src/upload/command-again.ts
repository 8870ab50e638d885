import { redactUrl } from "@cdf-multipart/core";
import { quoteCommand } from "../output/printable.js";

/** The facts that {@link commandAgain} needs. */
export interface AgainRequest {
  /** The arguments as given, without `node` and the script path. */
  readonly args: readonly string[];
  /** Whether there is a run record: then the same command skips stored files. */
  readonly remembered: boolean;
  readonly words: readonly string[];
  readonly manifest: string | undefined;
  /** The paths of the files that failed; only the first ones if there are many. */
  readonly failed: readonly string[];
  /** Whether `failed` lists all files that are not stored. */
  readonly complete: boolean;
}

/**
 * The command that uploads the files that are not stored yet, and no others. With a run record it is the same command. Without
 * one it names the failed files, if there are few. The query of a URL may be a signature, and a metadata value may be secret,
 * so they are replaced by `QUERY` and `VALUE`.
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

/** Arguments with placeholders for values that may be secret. */
function withoutSecrets(args: readonly string[]): string[] {
  return args.map((arg, at) => {
    const isPair = args[at - 1] === "--metadata" || arg.startsWith("--metadata=");
    return isPair ? arg.replace(/^((?:--metadata=)?[^=]*)=.*$/s, "$1=VALUE") : withoutUrlSecrets(arg);
  });
}

/** The argument without the query and login of its URL, also if the URL is the value of an option. */
function withoutUrlSecrets(arg: string): string {
  const [url] = /[a-z][a-z\d+.-]*:\/\/.*/is.exec(arg) ?? [];
  if (url === undefined) return arg;
  const plain = redactUrl(url);
  // Unchanged if there is nothing to remove.
  return !/[?#@]/.test(url) ? arg : arg.replace(url, () => `${plain}${url.includes("?") ? "?QUERY" : ""}`);
}
