import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const NAME = "cdf-multipart";

/**
 * The folder for what programs remember between runs: `$XDG_STATE_HOME` or `~/.local/state` on Linux and other systems,
 * `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` on Windows; in it `cdf-multipart`.
 */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return join(base(env, platform), NAME);
}

function base(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === "darwin") return join(home, "Library", "Application Support");
  if (platform === "win32") return env["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
  const given = env["XDG_STATE_HOME"];
  // The XDG specification: relative paths in these variables are invalid and ignored.
  return given !== undefined && isAbsolute(given) ? given : join(home, ".local", "state");
}
