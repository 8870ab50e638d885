import { JournalError } from "../journal-error.js";

const PREFIX = "cdf-multipart journal ";

/** A lock that no other tab, worker or upload of this origin has meanwhile. It ends with its page, however that ends. */
export interface WebLock {
  /** Safe to call twice. Resolves when somebody else may have it. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a journal.
 *
 * @throws JournalError `journal-locked` when it is taken; Error where there are no Web Locks, as on pages that are not served
 * over https.
 */
export async function takeWebLock(id: string): Promise<WebLock> {
  const locks = lockManager();
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return new Promise((resolve, reject) => {
    const over = locks.request(`${PREFIX}${id}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) return reject(taken());
      resolve({
        async release(): Promise<void> {
          letGo();
          await over;
        },
      });
      await held;
    });
    over.catch(reject);
  });
}

/** The ids of journals whose locks are taken now, in whatever tab. */
export async function takenLocks(): Promise<ReadonlySet<string>> {
  const { held = [] } = await lockManager().query();
  const names = held.map(({ name }) => name ?? "").filter((name) => name.startsWith(PREFIX));
  return new Set(names.map((name) => name.slice(PREFIX.length)));
}

function lockManager(): LockManager {
  // Typed as always there; on insecure pages it is not.
  const given: LockManager | undefined = navigator.locks;
  if (given === undefined) {
    throw new Error(
      "this page has no Web Locks, which keep two tabs apart: serve it over https, or from localhost",
    );
  }
  return given;
}

function taken(): JournalError {
  return new JournalError(
    "Another tab, or another upload of this page, is uploading the same file to the same place. Let it finish, or stop it there.",
    { code: "journal-locked" },
  );
}
