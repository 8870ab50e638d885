import type { OptionSpec } from "../options/command-spec.js";
import { SYMLINK_POLICIES, type SymlinkPolicy } from "./input-options.js";

/** Values of the options about which files to upload. */
export interface InputFlags {
  readonly recursive: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly symlinks: SymlinkPolicy;
  readonly hidden?: boolean;
  readonly allowEmpty?: boolean;
  readonly manifest?: string;
  readonly keepGoing?: boolean;
}

const group = "Which files:";

/** Options about which files to upload. */
export const INPUT_FLAGS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--include <pattern>",
    description: "in folders, upload only files that match, such as '*.jpg'; can be repeated",
    repeat: true,
  },
  {
    group,
    flags: "--exclude <pattern>",
    description: "skip files and folders that match, such as 'thumbs/'; can be repeated",
    repeat: true,
  },
  { group, flags: "--no-recursive", description: "do not enter subfolders" },
  {
    group,
    flags: "--symlinks <policy>",
    description: "what to do with symbolic links inside folders",
    choices: SYMLINK_POLICIES,
    default: "follow",
  },
  {
    group,
    flags: "--hidden",
    description: "include hidden files and folders: names that start with a dot, Thumbs.db and similar",
  },
  {
    group,
    flags: "--allow-empty",
    description: "upload an empty file when standard input or a named pipe has no data",
  },
  {
    group,
    flags: "--manifest <file>",
    description: "list of files and their fields: .csv, .ndjson or .jsonl",
    completes: "files",
  },
  {
    group,
    flags: "--keep-going",
    description: "upload the valid files even if other files or lines are invalid",
  },
]);
