import { lstatSync, statSync } from "node:fs";

const OTHERS_WRITE = 0o002;

/** The user who runs the process; `undefined` on systems without user ids. */
interface OwnUser {
  readonly uid: number | undefined;
}

/**
 * Makes sure that no other user controls the contents of a folder. This is checked only on systems where
 * files have owners. Windows has no user ids and reports modes without meaning.
 *
 * @throws Error that says who has which permission, and how to remove it.
 */
export function checkOwner(folder: string, { uid: own }: OwnUser = { uid: process.getuid?.() }): void {
  if (own === undefined) return;
  const link = lstatSync(folder);
  const { uid, mode } = statSync(folder);
  // Root may use a folder of any user, for example a folder of the host in a container.
  for (const owner of [link.uid, uid]) {
    if (owner === own || owner === 0 || own === 0) continue;
    throw new Error(`it, or the symbolic link to it, belongs to another user (uid ${owner})`);
  }
  if ((mode & OTHERS_WRITE) !== 0)
    throw new Error(
      `every user of this machine can write to it (chmod o-w ${folder} removes this permission)`,
    );
}
