import { JournalError } from "../journal-error.js";

const PREFIX = "cdf-multipart journal ";

/**
 * A lock that no other tab, worker or upload of this origin can hold at the same time. The browser releases
 * it when the page ends.
 */
export interface WebLock {
  /** Safe to call twice. Resolves when others may take the lock. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a journal.
 *
 * @throws JournalError `journal-locked` when it is taken; Error where Web Locks are missing, as on pages that
 * are not served over https.
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

/** The ids of journals whose locks are held now, in any tab. */
export async function takenLocks(): Promise<ReadonlySet<string>> {
  const { held = [] } = await lockManager().query();
  const names = held.map(({ name }) => name ?? "").filter((name) => name.startsWith(PREFIX));
  return new Set(names.map((name) => name.slice(PREFIX.length)));
}

function lockManager(): LockManager {
  // The types say that it always exists; on insecure pages it does not.
  const given: LockManager | undefined = navigator.locks;
  if (given === undefined) {
    throw new Error(
      "this page has no Web Locks, which keep two tabs from the same upload: serve it over https, or from localhost",
    );
  }
  return given;
}

function taken(): JournalError {
  return new JournalError(
    "Another tab, or another upload of this page, is uploading the same file to the same destination. Let it finish, or stop it there.",
    { code: "journal-locked" },
  );
}
