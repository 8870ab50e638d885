import type { OptionSpec } from "../program/command-spec.js";

/** Values of the options about the output. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly report?: string;
}

const group = "Output:";

/** Options about the output of an upload. */
export const OUTPUT_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--json",
    description: "print events as JSON, one object per line (see events.schema.json)",
  },
  { group, flags: "--quiet", description: "print errors only", conflicts: ["verbose"] },
  { group, flags: "--verbose", description: "report sessions, retries and requests on standard error" },
  {
    group,
    flags: "--report <file>",
    description: "write an HTML page with the throughput and a timeline of every part",
    completes: "files",
  },
]);
