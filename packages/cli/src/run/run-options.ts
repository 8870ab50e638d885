import type { RetryOptions } from "@cdf-multipart/core";
import type { PartSizing, VerifyMode } from "@cdf-multipart/uploader/internal";
import type { OptionSpec } from "../options/command-spec.js";
import {
  parseConcurrency,
  parseCount,
  parseDuration,
  parseRate,
  parseSize,
} from "../options/option-values.js";

const VERIFY_MODES: readonly VerifyMode[] = Object.freeze(["parts", "download", "none"]);

/** Values of the options about the transfer. */
export interface WorkOptions {
  /** Bytes. */
  readonly partSize?: number;
  readonly parts?: number;
  readonly concurrency?: number | "auto";
  readonly files?: number;
  /** Bytes. */
  readonly onePutMax?: number;
  /** Bytes per second. */
  readonly limitRate?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly requestsPerSecond?: number;
  readonly verify?: VerifyMode;
  readonly waitFor?: "file" | "node";
  readonly resume: boolean;
  readonly restart?: boolean;
  readonly retries?: number;
  /** ms. */
  readonly retryAfterMax?: number;
  /** ms. */
  readonly timeout?: number;
  readonly sha256?: boolean;
}

const group = "How:";

/** The retry options of the client and of uploads, as far as they were given. */
export function retryOf({
  retries,
  retryAfterMax,
}: Pick<WorkOptions, "retries" | "retryAfterMax">): RetryOptions {
  return {
    ...(retries === undefined ? {} : { retries }),
    ...(retryAfterMax === undefined ? {} : { maxRetryAfter: retryAfterMax }),
  };
}

/** The options that decide how a file is split into parts. */
export const CUT_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--part-size <size>",
    description: "part size, such as 64MiB (default: depends on the file size)",
    parse: parseSize,
    conflicts: ["parts"],
  },
  {
    group,
    flags: "--parts <number>",
    description: "number of parts per file",
    parse: (text) => parseCount(text),
  },
]);

/** Options about the transfer. */
export const WORK_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  ...CUT_OPTIONS,
  {
    group,
    flags: "--concurrency <number>",
    description: "number of parts in flight, or auto to adapt to the connection (default: auto)",
    parse: parseConcurrency,
  },
  {
    group,
    flags: "--files <number>",
    description: "number of files in flight (default: 16)",
    parse: (text) => parseCount(text),
  },
  {
    group,
    flags: "--one-put-max <size>",
    description: "largest file that goes up in one PUT instead of parts; 0 for none (default: 1MiB)",
    parse: parseSize,
  },
  {
    group,
    flags: "--limit-rate <rate>",
    description: "maximum upload speed, such as 20MB/s",
    parse: parseRate,
  },
  {
    group,
    flags: "--memory <size>",
    description:
      "memory for parts in flight, 1 MiB per part (1.5 MiB with TLS), in addition to 80 MiB for the program (default: enough for 12 parts)",
    parse: parseSize,
  },
  {
    group,
    flags: "--requests-per-second <number>",
    description: "maximum API requests per second (default: 80)",
    parse: (text) => parseCount(text),
  },
  {
    group,
    flags: "--verify <what>",
    description: "compare the checksums of parts with the store, or download the stored file and compare it",
    choices: VERIFY_MODES,
  },
  {
    group,
    flags: "--wait-for <what>",
    description: "wait until the file is uploaded, or also until its node says so (default: file)",
    choices: ["file", "node"],
  },
  { group, flags: "--restart", description: "start over instead of resuming an interrupted run" },
  {
    group,
    flags: "--no-resume",
    description: "do not keep a journal; an interrupted run cannot be resumed",
  },
  {
    group,
    flags: "--retries <number>",
    description: "maximum retries of a failed part or API request (default: 10)",
    parse: (text) => parseCount(text, 0),
  },
  {
    group,
    flags: "--retry-after-max <time>",
    description: "longest wait before a retry that a server may ask for, such as 10m (default: 1h)",
    parse: (text) => parseDuration(text, 0),
  },
  {
    group,
    flags: "--timeout <time>",
    description: "time limit of an API request, and of a part without progress, such as 30s",
    parse: (text) => parseDuration(text, 1),
  },
  {
    group,
    flags: "--sha256",
    description: "compute and print the SHA-256 of each file, which reads it a second time",
  },
]);

/** Values of the options about the output. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly report?: string;
  readonly otlp?: string;
}

const output = "Output:";

/** Options about the output of an upload. */
export const OUTPUT_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group: output,
    flags: "--json",
    description: "print events as JSON, one object per line (see events.schema.json)",
  },
  { group: output, flags: "--quiet", description: "print errors only", conflicts: ["verbose"] },
  {
    group: output,
    flags: "--verbose",
    description: "report sessions, retries and requests on standard error",
  },
  {
    group: output,
    flags: "--report <file>",
    description: "write an HTML page with the throughput and a timeline of every part",
    completes: "files",
  },
  {
    group: output,
    flags: "--otlp <url>",
    description:
      "send OpenTelemetry traces and metrics to this OTLP/HTTP endpoint, or set OTEL_EXPORTER_OTLP_ENDPOINT",
  },
]);

/** How files are split into parts. */
export function cutOf({ parts, partSize }: Pick<WorkOptions, "parts" | "partSize">): PartSizing {
  if (parts !== undefined) return { parts };
  return partSize === undefined ? {} : { partSize };
}
