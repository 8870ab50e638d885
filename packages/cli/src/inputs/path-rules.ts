import { normalize } from "node:path/posix";

/** How a system writes and compares paths. A parameter, so that tests can try the rules of every system on any system. */
export interface PathRules {
  /** `\` separates folders like `/`, and paths may start with a drive or a share. On other systems `\` is part of a name. */
  readonly windows: boolean;
  /** `A.txt` and `a.txt` are the same file. */
  readonly ignoresCase: boolean;
}

/** The rules of a platform, by the name that Node uses. */
export function pathRulesOf(platform: string): PathRules {
  const windows = platform === "win32";
  return Object.freeze({ windows, ignoresCase: windows || platform === "darwin" });
}

/** The rules of this machine. */
export const HOST_PATHS: PathRules = pathRulesOf(process.platform);

/** The path with `/` between its folders. */
export function slashed(path: string, { windows }: PathRules): string {
  return windows ? path.replaceAll("\\", "/") : path;
}

/** The roots of Windows paths, the longest form first: `\\?\UNC\server\share`, `\\?\C:`, `\\server\share`, `C:`. */
const WINDOWS_ROOT =
  /^(?:\/\/[?.]\/UNC\/[^/]+\/[^/]+\/*|\/\/[?.]\/[^/]+\/*|\/\?\?\/[^/]+\/*|\/\/[^/]+\/[^/]+\/*|\/*[A-Za-z]:\/*|\/+)/i;

/** Splits a path into its root (disk, share or top of the file system) and the rest, both with slashes. */
export function splitRoot(path: string, rules: PathRules): { readonly root: string; readonly rest: string } {
  const text = slashed(path, rules);
  const root = (rules.windows ? WINDOWS_ROOT : /^\/+/).exec(text)?.[0] ?? "";
  return { root, rest: text.slice(root.length) };
}

/** A key that is equal for two names if they are the same to the system, or look the same to a reader. */
export function nameKey(name: string, { ignoresCase }: PathRules): string {
  const composed = composedName(name);
  return ignoresCase ? composed.toLowerCase() : composed;
}

/** The name with accents as part of their letters (NFC), since a name can be stored in two forms. */
export function composedName(name: string): string {
  return /[^\0-\x7F]/.test(name) ? name.normalize("NFC") : name;
}

/**
 * The value of `{path}` for a path: with slashes, without leading `./`, `../`, `/`, drive or share. So `cdf-upload scans/` and
 * `cdf-upload scans/a.jpg` give a file the same value, in any working directory.
 */
export function givenPath(path: string, rules: PathRules = HOST_PATHS): string {
  const parts = normalize(splitRoot(path, rules).rest).split("/");
  const first = parts.findIndex((part) => part !== "" && part !== "." && part !== "..");
  return first < 0 ? "" : parts.slice(first).join("/").replace(/\/$/, "");
}

/**
 * The folder of a relative path, with slashes; empty if it has none. Undefined if the path is absolute, names a drive, or leads
 * upwards: then it lies outside of the folder that it starts from.
 */
export function folderOf(path: string, rules: PathRules = HOST_PATHS): string | undefined {
  const { root, rest } = splitRoot(path, rules);
  const parts = normalize(rest).split("/");
  if (root !== "" || parts[0] === "..") return undefined;
  return parts.slice(0, -1).join("/");
}

/** Files and folders that operating systems create by themselves. Those of macOS start with a dot. */
const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  "desktop.ini",
  "thumbs.db",
  "ehthumbs.db",
  "ehthumbs_vista.db",
  "$recycle.bin",
  "system volume information",
  "icon\r",
  "__macosx",
]);

/**
 * Whether a file or folder is hidden: its name starts with a dot, or an operating system or office program created it for its
 * own use (`desktop.ini`, `Thumbs.db`, `~$report.docx`). The rule is the same on all systems, since shares are read by several.
 */
export function isHiddenName(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || SYSTEM_NAMES.has(name.toLowerCase());
}
