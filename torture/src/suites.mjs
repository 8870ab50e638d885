/**
 * What `pnpm soak` runs, in this order. One line a suite: its name, the command (in the root of the repository; `{minutes}`
 * becomes what is left of the soak's time) and what is added to the environment. Success is exit code 0.
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} command
 * @property {Readonly<Record<string, string>>} [env]
 */

/** @type {readonly Suite[]} */
export const SUITES = [
  {
    name: "journal, resume, verification",
    command:
      "pnpm --filter @cdf-multipart/uploader exec vitest run test/journal test/resume test/verify test/e2e",
    env: { SOAK_RUNS: "500" },
  },
  // Fills the time that is left: whatever is to run before goes above.
  { name: "kills", command: "pnpm torture --rounds 2000 --size 300MiB --lanes 2 --minutes {minutes}" },
];
