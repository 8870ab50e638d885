import { InvalidArgumentError } from "commander";
import type { OptionSpec } from "../options/command-spec.js";

/** Values of the options of `cdf-upload emulator` about its store. */
export interface StoreCommandOptions {
  readonly store: "fs" | "azure" | "s3";
  readonly endpoint?: string;
  /** Bucket or container. */
  readonly bucket?: string;
  readonly via?: "direct" | "emulator";
}

const group = "Store:";

/** Options of the emulator's store. Keys come from the environment only, since other users can read a command line. */
export const STORE_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--store <kind>",
    description:
      "store for parts: a folder (fs), Azure Blob Storage with the keys of AZURE_STORAGE_CONNECTION_STRING (default: Azurite), or S3 with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    choices: ["fs", "azure", "s3"],
    default: "fs",
  },
  {
    group,
    flags: "--endpoint <url>",
    description:
      "base URL of the store, unless it is the vendor's own (for Azurite, with the account name at the end)",
    parse: parseEndpoint,
  },
  {
    group,
    flags: "--bucket <name>",
    description: "bucket or container; created if it does not exist (default: cdf-emulator)",
  },
  {
    group,
    flags: "--via <way>",
    description:
      "whether upload URLs lead directly to the store, or through the emulator, which injects faults (default: direct)",
    choices: ["direct", "emulator"],
  },
]);

/** @throws InvalidArgumentError unless the text is an http or https URL. */
function parseEndpoint(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError("Give a URL, such as http://127.0.0.1:9000.");
}
