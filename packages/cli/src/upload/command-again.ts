import { redactUrl } from "@cdf-multipart/core";
import { type Shard, shardText } from "../inputs/shard.js";
import { quoteCommand } from "../output/printable.js";
import type { RunSummary } from "../output/run-event.js";

/** The facts that {@link commandAgain} needs. */
export interface AgainRequest {
  /** The arguments as given, without `node` and the script path. */
  readonly args: readonly string[];
  /** Whether there is a run record: then the same command skips stored files. */
  readonly remembered: boolean;
  readonly words: readonly string[];
  readonly manifest: string | undefined;
  /** The part of the files that this process uploads. */
  readonly shard: Shard | undefined;
  /** The paths of the files that failed; only the first ones if there are many. */
  readonly failed: readonly string[];
  /** Whether `failed` lists all files that are not stored. */
  readonly complete: boolean;
}

/** How to upload the rest: with a command, or by repeating the same command, which is too long to be printed. */
export type WayOn = Pick<RunSummary, "again" | "repeat">;

/**
 * The command that uploads the files that are not stored yet, and no others. With a run record it is the same
 * command. Without one it names the failed files, if there are few. The query of a URL may be a signature,
 * and a metadata value may be secret, so they are replaced by `QUERY` and `VALUE`. A shard is identified by
 * its number, so that the command works outside of the array job.
 */
export function commandAgain(request: AgainRequest): WayOn {
  const { remembered, words, manifest, shard, failed, complete } = request;
  const args = shard === undefined ? request.args : withoutShard(request.args);
  const without = withoutSecrets(args.filter((arg) => arg !== "--restart"));
  const part = shard === undefined ? [] : ["--shard", shardText(shard)];
  if (remembered) {
    const again = quoteCommand(["cdf-upload", ...part, ...without]);
    return again.length > SHOWN_MAX ? { repeat: true } : { again };
  }
  if (!complete || manifest !== undefined || failed.length === 0) return {};
  const shown = new Set(withoutSecrets(words));
  const options = without.filter((arg) => !shown.has(arg) && arg !== "upload");
  return { again: quoteCommand(["cdf-upload", ...options, "--", ...failed]) };
}

/** Characters of the longest command that is printed: a pattern that the shell expanded can be megabytes of names. */
const SHOWN_MAX = 2000;

/** Arguments without the options about shards. Words after `--` are names. */
function withoutShard(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  const isOption = (arg: string | undefined, at: number): boolean =>
    (end < 0 || at < end) && /^--shards?(?:=|$)/.test(arg ?? "");
  const isValue = (at: number): boolean => isOption(args[at - 1], at - 1) && !args[at - 1]?.includes("=");
  return args.filter((arg, at) => !isOption(arg, at) && !isValue(at));
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
