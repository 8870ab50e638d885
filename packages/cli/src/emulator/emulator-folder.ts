import { mkdir, stat } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/**
 * Where `--emulator` keeps what was uploaded: the folder that was named, else one per user under the system's
 * temporary folder, the same on every run. Made with mode 0700, since uploaded files may be private.
 *
 * @throws Error when the default folder exists and belongs to someone else: whoever owns it could read the files.
 */
export async function prepareEmulatorFolder(named: string | undefined): Promise<string> {
  const folder =
    named === undefined ? join(tmpdir(), `cdf-multipart-emulator-${userInfo().uid}`) : resolve(named);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (named !== undefined) return folder;
  const { uid, mode } = await stat(folder);
  if (uid !== userInfo().uid || (process.platform !== "win32" && (mode & 0o077) !== 0)) {
    throw new Error(
      `${folder} can be read by other users, so no file is put there. Remove it, or name another folder with --emulator-dir.`,
    );
  }
  return folder;
}
