import { countOf } from "../output/count-of.js";

/** What is done with symbolic links inside a folder: read what they lead to, leave them out, or count them as failures. */
export const SYMLINK_POLICIES: readonly SymlinkPolicy[] = Object.freeze(["follow", "skip", "fail"]);

/** One of {@link SYMLINK_POLICIES}. */
export type SymlinkPolicy = "follow" | "skip" | "fail";

/** Which files of folders and patterns are taken. */
export interface InputOptions {
  readonly recursive: boolean;
  readonly symlinks: SymlinkPolicy;
  /** Whether hidden names are taken, too. */
  readonly hidden: boolean;
  /** The absolute path of a file that this run itself writes, and so is not meant: its report. */
  readonly except?: string | undefined;
}

/** What was left out, by count. */
export interface LeftOut {
  hidden: number;
  links: number;
  loops: number;
  special: number;
  filtered: number;
}

/** Nothing left out yet. */
export function nothingLeftOut(): LeftOut {
  return { hidden: 0, links: 0, loops: 0, special: 0, filtered: 0 };
}

/** One line about what was left out, or undefined. */
export function describeLeftOut({ hidden, links, loops, special, filtered }: LeftOut): string | undefined {
  const parts = [
    hidden > 0 ? `${hidden} hidden (--hidden takes them)` : undefined,
    filtered > 0 ? `${filtered} by --include and --exclude` : undefined,
    links > 0 ? countOf(links, "symbolic link") : undefined,
    loops > 0 ? `${countOf(loops, "link")} to a folder that is taken already` : undefined,
    special > 0
      ? `${special} that ${special === 1 ? "is neither file nor folder" : "are neither files nor folders"}`
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Left out: ${parts.join(", ")}.`;
}
