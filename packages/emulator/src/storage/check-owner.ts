import { lstatSync, statSync } from "node:fs";

const OTHERS_WRITE = 0o002;

/** Who works in the folder; without an id where users have none. */
interface OwnUser {
  readonly uid: number | undefined;
}

/**
 * Makes sure that no other user decides what lies in a folder. Looked at only where files have owners: Windows has no
 * user ids, and shows modes that mean nothing.
 *
 * @throws Error that says who has what right, and how to take it away.
 */
export function checkOwner(folder: string, { uid: own }: OwnUser = { uid: process.getuid?.() }): void {
  if (own === undefined) return;
  const link = lstatSync(folder);
  const { uid, mode } = statSync(folder);
  // Root may work in a folder of anybody, as in a container to which a folder of the host is given.
  for (const owner of [link.uid, uid]) {
    if (owner === own || owner === 0 || own === 0) continue;
    throw new Error(`it, or the symbolic link that leads to it, belongs to another user (uid ${owner})`);
  }
  if ((mode & OTHERS_WRITE) !== 0)
    throw new Error(`every user of this machine can write to it (chmod o-w ${folder} takes that away)`);
}
