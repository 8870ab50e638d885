import type { RetryOptions } from "@cdf-multipart/core";
import type { VerifyMode } from "@cdf-multipart/uploader";
import type { OptionSpec } from "../program/command-spec.js";
import {
  parseConcurrency,
  parseCount,
  parseDuration,
  parseRate,
  parseSize,
} from "../program/option-values.js";

const VERIFY_MODES: readonly VerifyMode[] = Object.freeze(["parts", "download", "none"]);

/** What the options say about how the work is done. */
export interface WorkOptions {
  /** Bytes. */
  readonly partSize?: number;
  readonly parts?: number;
  readonly concurrency?: number | "auto";
  readonly files?: number;
  /** Bytes a second. */
  readonly limitRate?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly requestsPerSecond?: number;
  readonly verify?: VerifyMode;
  readonly resume: boolean;
  readonly restart?: boolean;
  readonly retries?: number;
  /** ms. */
  readonly retryAfterMax?: number;
  /** ms. */
  readonly timeout?: number;
  readonly sha256: boolean;
}

const group = "How:";

/** How failures are repeated, as far as the options say. */
export function retryOf({
  retries,
  retryAfterMax,
}: Pick<WorkOptions, "retries" | "retryAfterMax">): RetryOptions {
  return {
    ...(retries === undefined ? {} : { retries }),
    ...(retryAfterMax === undefined ? {} : { maxRetryAfter: retryAfterMax }),
  };
}

/** The options that decide how a file is cut. */
export const CUT_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--part-size <size>",
    description: "size of a part, as 64MiB (default: by the size of the file)",
    parse: parseSize,
    conflicts: ["parts"],
  },
  {
    group,
    flags: "--parts <number>",
    description: "number of parts of each file",
    parse: (text) => parseCount(text),
  },
]);

/** Options about how the work is done. */
export const WORK_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  ...CUT_OPTIONS,
  {
    group,
    flags: "--concurrency <number>",
    description: "parts on their way at once, or auto, which follows the link (default: auto)",
    parse: parseConcurrency,
  },
  {
    group,
    flags: "--files <number>",
    description: "files on their way at once (default: 16)",
    parse: (text) => parseCount(text),
  },
  {
    group,
    flags: "--limit-rate <rate>",
    description: "send no faster than this, as 20MB/s",
    parse: parseRate,
  },
  {
    group,
    flags: "--memory <size>",
    description:
      "memory for parts on their way, 1 MiB each, beside the 80 MiB of the program (default: 12MiB)",
    parse: parseSize,
  },
  {
    group,
    flags: "--requests-per-second <number>",
    description: "calls of the API a second, at most (default: 80)",
    parse: (text) => parseCount(text),
  },
  {
    group,
    flags: "--verify <what>",
    description: "compare parts with what the store says, or read the stored file back",
    choices: VERIFY_MODES,
  },
  { group, flags: "--restart", description: "begin anew instead of going on where an earlier run stopped" },
  {
    group,
    flags: "--no-resume",
    description: "keep no journal: a run that is stopped cannot be gone on with",
  },
  {
    group,
    flags: "--retries <number>",
    description: "repeats of a part or a call that fails (default: 10)",
    parse: (text) => parseCount(text, 0),
  },
  {
    group,
    flags: "--retry-after-max <time>",
    description: "how long a server may ask to wait before a repeat, as 10m (default: 1h)",
    parse: (text) => parseDuration(text, 0),
  },
  {
    group,
    flags: "--timeout <time>",
    description: "how long a call may take, or a part stand still, as 30s",
    parse: (text) => parseDuration(text, 1),
  },
  { group, flags: "--no-sha256", description: "do not compute the SHA-256 of the files beside the upload" },
]);
