/** How the paths of a system are written and compared. A port: tests try every system on any of them. */
export interface PathRules {
  /** `\` separates folders as `/` does, and paths may begin with a drive or a share. Elsewhere `\` is a character of a name. */
  readonly windows: boolean;
  /** `A.txt` and `a.txt` are the same file. */
  readonly ignoresCase: boolean;
}

/** The rules of a platform, as Node names it. */
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

/** What a Windows path can begin with, the longest form first: `\\?\UNC\server\share`, `\\?\C:`, `\\server\share`, `C:`. */
const WINDOWS_ROOT =
  /^(?:\/\/[?.]\/UNC\/[^/]+\/[^/]+\/*|\/\/[?.]\/[^/]+\/*|\/\?\?\/[^/]+\/*|\/\/[^/]+\/[^/]+\/*|\/*[A-Za-z]:\/*|\/+)/i;

/** Cuts what names a disk, a share or the top of the file system off a path. Both with slashes. */
export function splitRoot(path: string, rules: PathRules): { readonly root: string; readonly rest: string } {
  const text = slashed(path, rules);
  const root = (rules.windows ? WINDOWS_ROOT : /^\/+/).exec(text)?.[0] ?? "";
  return { root, rest: text.slice(root.length) };
}

/** Two names have the same key when the system, or a person who reads them, takes them for the same. */
export function nameKey(name: string, { ignoresCase }: PathRules): string {
  const composed = composedName(name);
  return ignoresCase ? composed.toLowerCase() : composed;
}

/** With accents as part of their letters (NFC): the same name may be stored in two forms. */
export function composedName(name: string): string {
  return /[^\0-\x7F]/.test(name) ? name.normalize("NFC") : name;
}
