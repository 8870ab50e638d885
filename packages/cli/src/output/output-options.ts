import type { OptionSpec } from "../program/command-spec.js";

/** What the options say about what is printed. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly report?: string;
}

const group = "Output:";

/** Options about what an upload prints. */
export const OUTPUT_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  { group, flags: "--json", description: "print events, one JSON object a line (see events.schema.json)" },
  { group, flags: "--quiet", description: "print errors only", conflicts: ["verbose"] },
  { group, flags: "--verbose", description: "tell about sessions, retries and requests on standard error" },
  {
    group,
    flags: "--report <file>",
    description: "write a page that shows throughput and every part over time",
    completes: "files",
  },
]);
