import { InvalidArgumentError } from "commander";
import type { OptionSpec } from "../program/command-spec.js";

/** What `cdf-upload emulator` was asked about the store of its bytes. */
export interface StoreCommandOptions {
  readonly store: "fs" | "azure" | "s3";
  readonly endpoint?: string;
  /** Bucket or container. */
  readonly bucket?: string;
  readonly via?: "direct" | "emulator";
}

const group = "Where the bytes go:";

/** The options of the emulator's store. Keys come from the environment only: a command line is public. */
export const STORE_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--store <kind>",
    description:
      "a folder, or a real store that parts go to, with the keys of AZURE_STORAGE_CONNECTION_STRING (else Azurite's) or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    choices: ["fs", "azure", "s3"],
    default: "fs",
  },
  {
    group,
    flags: "--endpoint <url>",
    description: "base URL of that store, where it is not the vendor's own (Azurite's ends with the account)",
    parse: parseEndpoint,
  },
  {
    group,
    flags: "--bucket <name>",
    description: "bucket or container, made when it is not there (default: cdf-emulator)",
  },
  {
    group,
    flags: "--via <way>",
    description:
      "whether URLs lead directly to that store, or through the emulator, where faults strike (default: direct)",
    choices: ["direct", "emulator"],
  },
]);

/** @throws InvalidArgumentError unless it is an http or https URL. */
function parseEndpoint(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError("Give a URL, as http://127.0.0.1:9000.");
}
