import { userInfo } from "node:os";
import { posix, win32 } from "node:path";

const NAME = "cdf-multipart";

/** What the folder depends on. */
export interface StateFolderOptions {
  /** @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** @default process.platform */
  readonly platform?: NodeJS.Platform;
  /**
   * The user's home folder when the environment names none; "" when there is none.
   * @default the one in the system's list of users
   */
  readonly home?: string;
}

/**
 * The folder for data that is kept between runs: `$XDG_STATE_HOME` or `~/.local/state` on Linux and other
 * systems, `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` or `~\\AppData\\Local` on Windows; in
 * it `cdf-multipart`.
 *
 * Only absolute paths count: an empty or relative `HOME` would put upload URLs into the folder in which a
 * program happens to run.
 *
 * @throws Error when no home folder is known.
 */
export function stateFolder(options: StateFolderOptions = {}): string {
  const { env = process.env, platform = process.platform } = options;
  const homeFor = (variable: string, paths: typeof posix, way: string): string => {
    const home = absolute(env[variable], paths) ?? absolute(options.home ?? homeOfUser(), paths);
    if (home !== undefined) return home;
    throw new Error(
      `there is no home folder: ${describe(variable, env[variable])}. Set ${way} to an absolute path`,
    );
  };
  if (platform === "win32") {
    const local = absolute(env["LOCALAPPDATA"], win32);
    const base = local ?? win32.join(homeFor("USERPROFILE", win32, "LOCALAPPDATA"), "AppData", "Local");
    return win32.join(base, NAME);
  }
  if (platform === "darwin") {
    return posix.join(homeFor("HOME", posix, "HOME"), "Library", "Application Support", NAME);
  }
  const state = absolute(env["XDG_STATE_HOME"], posix);
  const base = state ?? posix.join(homeFor("HOME", posix, "HOME or XDG_STATE_HOME"), ".local", "state");
  return posix.join(base, NAME);
}

/** By the XDG specification, relative paths in these variables are invalid and ignored. So are empty ones. */
function absolute(path: string | undefined, { isAbsolute }: typeof posix): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** Containers can run programs as users that are not in the system's list of users. */
function homeOfUser(): string {
  try {
    return userInfo().homedir;
  } catch {
    return "";
  }
}

function describe(variable: string, value: string | undefined): string {
  if (value === undefined) return `${variable} is not set, and the system knows no home folder for this user`;
  return `${variable} is ${JSON.stringify(value)}, which is not an absolute path`;
}
