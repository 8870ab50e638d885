import type { OptionSpec } from "../program/command-spec.js";
import { SYMLINK_POLICIES, type SymlinkPolicy } from "./input-options.js";

/** What the options say about which files are meant. */
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

/** Options about which files are meant. */
export const INPUT_FLAGS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--include <pattern>",
    description: "of folders take only names that match, as '*.jpg'; may be repeated",
    repeat: true,
  },
  {
    group,
    flags: "--exclude <pattern>",
    description: "leave out files and folders that match, as 'thumbs/'; may be repeated",
    repeat: true,
  },
  { group, flags: "--no-recursive", description: "do not enter folders below the ones given" },
  {
    group,
    flags: "--symlinks <policy>",
    description: "links inside folders",
    choices: SYMLINK_POLICIES,
    default: "follow",
  },
  {
    group,
    flags: "--hidden",
    description: "take hidden files and folders, too: names with a dot in front, Thumbs.db and the like",
  },
  {
    group,
    flags: "--allow-empty",
    description: "upload an empty file when standard input or a named pipe gives nothing",
  },
  {
    group,
    flags: "--manifest <file>",
    description: "a list of files with their fields: .csv, .ndjson or .jsonl",
    completes: "files",
  },
  {
    group,
    flags: "--keep-going",
    description: "upload what is right although other files or lines are known to be wrong",
  },
]);
