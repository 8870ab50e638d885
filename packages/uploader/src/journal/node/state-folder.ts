import { homedir } from "node:os";
import { posix, win32 } from "node:path";

const NAME = "cdf-multipart";

/** What the folder depends on. */
export interface StateFolderOptions {
  /** @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** @default process.platform */
  readonly platform?: NodeJS.Platform;
  /** The user's home. @default os.homedir() */
  readonly home?: string;
}

/**
 * The folder for what programs remember between runs: `$XDG_STATE_HOME` or `~/.local/state` on Linux and other systems,
 * `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` or `~\\AppData\\Local` on Windows; in it `cdf-multipart`.
 */
export function stateFolder(options: StateFolderOptions = {}): string {
  const { env = process.env, platform = process.platform, home = homedir() } = options;
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", NAME);
  if (platform === "win32") {
    return win32.join(absolute(env["LOCALAPPDATA"], win32) ?? win32.join(home, "AppData", "Local"), NAME);
  }
  return posix.join(absolute(env["XDG_STATE_HOME"], posix) ?? posix.join(home, ".local", "state"), NAME);
}

/** The XDG specification: relative paths in these variables are invalid and ignored. So are empty ones. */
function absolute(path: string | undefined, { isAbsolute }: typeof posix): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
