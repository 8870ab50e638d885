import type { OptionSpec } from "../options/command-spec.js";
import { countOf } from "../output/amounts.js";

/** What to do with symbolic links inside a folder: upload their targets, skip them, or count them as failures. */
export const SYMLINK_POLICIES: readonly SymlinkPolicy[] = Object.freeze(["follow", "skip", "fail"]);

/** One of {@link SYMLINK_POLICIES}. */
export type SymlinkPolicy = "follow" | "skip" | "fail";

/** Which files of folders and patterns to include. */
export interface InputOptions {
  readonly recursive: boolean;
  readonly symlinks: SymlinkPolicy;
  /** Whether to include hidden names. */
  readonly hidden: boolean;
  /** The absolute path of a file that this run writes itself, and so must not upload: its report. */
  readonly except?: string | undefined;
}

/** Numbers of skipped files, by reason. */
export interface LeftOut {
  hidden: number;
  links: number;
  loops: number;
  special: number;
  filtered: number;
}

/** All counts zero. */
export function nothingLeftOut(): LeftOut {
  return { hidden: 0, links: 0, loops: 0, special: 0, filtered: 0 };
}

/** One line about skipped files, or undefined if there are none. */
export function describeLeftOut({ hidden, links, loops, special, filtered }: LeftOut): string | undefined {
  const parts = [
    hidden > 0 ? `${hidden} hidden (include them with --hidden)` : undefined,
    filtered > 0 ? `${filtered} by --include and --exclude` : undefined,
    links > 0 ? countOf(links, "symbolic link") : undefined,
    loops > 0 ? `${countOf(loops, "link")} to a folder that is already included` : undefined,
    special > 0
      ? `${special} that ${special === 1 ? "is neither a file nor a folder" : "are neither files nor folders"}`
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Skipped: ${parts.join(", ")}.`;
}

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
