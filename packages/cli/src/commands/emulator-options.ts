import { type Command, InvalidArgumentError, Option } from "commander";
import { parseCount, parsePort } from "./option-values.js";

/** How browsers of other origins are treated. */
const CORS = ["on", "no-etag", "no-store", "off"] as const;
export type CorsChoice = (typeof CORS)[number];

/** What `cdf-upload emulator` was asked for. */
export interface EmulatorCommandOptions {
  /** 0: a free port. */
  readonly port: number;
  readonly host: string;
  readonly dir?: string;
  readonly json?: boolean;
  /** The first is the one that is printed. */
  readonly project?: readonly string[];
  readonly token?: string;
  readonly faults?: string;
  readonly seed?: number;
  readonly tls?: boolean;
  readonly cors: CorsChoice;
  /** ms by which the clock is ahead. */
  readonly clock: number;
  /** ms. */
  readonly uploadedDelay: number;
  readonly envelope: "bare" | "items";
  readonly relativeUrls?: boolean;
  readonly etag: "md5" | "fast";
  readonly requestsPerSecond?: number;
  readonly concurrentRequests?: number;
  readonly retryAfter?: string;
}

/** Gives a command the options of the emulator. */
export function addEmulatorOptions(command: Command): Command {
  return command
    .addOption(new Option("--port <port>", "port; 0 takes a free one").argParser(parsePort).default(0))
    .option("--host <address>", "address to listen on; another lets others in", "127.0.0.1")
    .option("--dir <folder>", "where it keeps its files (default: a temporary folder, removed at the end)")
    .option("--json", "print url, token, project and directory as one line of JSON when it listens")
    .addOption(
      new Option("--project <name>", "a project that is there; may be given several times")
        .env("CDF_EMULATOR_PROJECT")
        .argParser(addName),
    )
    .addOption(
      new Option(
        "--token <token>",
        "the bearer token that never ends (default: one that belongs to the folder)",
      ).env("CDF_EMULATOR_TOKEN"),
    )
    .option("--tls", "HTTPS, with a certificate made for this machine")
    .addOption(new Option("--faults <file>", "what goes wrong, as JSON or YAML").env("CDF_EMULATOR_FAULTS"))
    .addOption(
      new Option("--seed <number>", "of all that faults leave to chance").argParser((text) =>
        parseCount(text, 0),
      ),
    )
    .addOption(
      new Option("--cors <how>", "what browsers see: all, no ETag, nothing of the store, nothing at all")
        .choices(CORS)
        .default("on"),
    )
    .addOption(
      new Option("--clock <ahead>", "how far its clock is ahead, as 30s, 90m, 12h or 8d")
        .argParser(parseDuration)
        .default(0),
    )
    .addOption(
      new Option("--uploaded-delay <time>", "from complete until a file counts as uploaded, as 500ms or 2s")
        .argParser(parseDuration)
        .default(0),
    )
    .addOption(
      new Option("--envelope <form>", "of the answer to init: bare (live) or items (documented)")
        .choices(["bare", "items"])
        .default("bare"),
    )
    .option("--relative-urls", "upload URLs without a host, as on Private Link")
    .addOption(
      new Option("--etag <kind>", "md5 of the bytes, or fast ones that say nothing")
        .choices(["md5", "fast"])
        .default("md5"),
    )
    .addOption(
      new Option("--requests-per-second <n>", "calls of the API above which 429 is answered").argParser(
        (text) => parseCount(text),
      ),
    )
    .addOption(
      new Option(
        "--concurrent-requests <n>",
        "calls of the API at once above which 429 is answered",
      ).argParser((text) => parseCount(text)),
    )
    .option("--retry-after <value>", "Retry-After of those 429: seconds or a date");
}

const UNITS: Readonly<Record<string, number>> = Object.freeze({
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
});

/**
 * ms from `500ms`, `30s`, `90m`, `12h`, `8d`.
 *
 * @throws InvalidArgumentError with the forms that are understood.
 */
export function parseDuration(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined)
    throw new InvalidArgumentError("Give a time with its unit, as 500ms, 30s, 90m, 12h or 8d.");
  return Number(number) * factor;
}

function addName(text: string, sofar: readonly string[] = []): readonly string[] {
  if (text === "" || sofar.includes(text)) throw new InvalidArgumentError("Give each name once.");
  return [...sofar, text];
}
