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
