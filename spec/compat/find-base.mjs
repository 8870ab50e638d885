import { execFileSync } from "node:child_process";

/**
 * The revision to compare with: the requested one, or the commit where this branch left main. On main itself it is the
 * previous commit.
 *
 * @param {string} root a folder of the repository
 * @param {string | undefined} wanted any name that git knows
 * @returns {{commit: string, why: string} | {commit: undefined, why: string}} `why` ends a sentence
 */
export function findBase(root, wanted) {
  const git = createGit(root);
  if (wanted !== undefined) {
    const commit = git("rev-parse", "--verify", "--quiet", `${wanted}^{commit}`);
    if (commit === undefined) throw new Error(`git knows no revision "${wanted}".`);
    return { commit, why: `${wanted}, as asked for` };
  }
  const head = git("rev-parse", "--verify", "--quiet", "HEAD");
  if (head === undefined)
    return { commit: undefined, why: "this is not a git checkout, or it has no commit" };
  for (const main of ["origin/main", "main"]) {
    const commit = git("merge-base", "HEAD", main);
    if (commit !== undefined && commit !== head) return { commit, why: `where this branch left ${main}` };
  }
  const before = git("rev-parse", "--verify", "--quiet", "HEAD~1");
  if (before !== undefined) return { commit: before, why: "the commit before HEAD" };
  const shallow = git("rev-parse", "--is-shallow-repository") === "true";
  return {
    commit: undefined,
    why: shallow ? "the clone is shallow and holds no earlier commit" : "HEAD is the first commit",
  };
}

/**
 * The text of a file in a revision; undefined if the file did not exist.
 *
 * @param {string} root
 * @param {string} commit
 * @param {string} path relative to the top of the repository
 */
export function readAt(root, commit, path) {
  return createGit(root, false)("show", `${commit}:${path}`);
}

/** Runs git; returns undefined when it exits with an error. */
function createGit(root, trim = true) {
  return (...args) => {
    try {
      const text = execFileSync("git", args, {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
        stdio: ["ignore", "pipe", "ignore"],
      });
      return trim ? text.trim() : text;
    } catch {
      return undefined;
    }
  };
}
