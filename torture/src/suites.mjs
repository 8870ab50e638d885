/**
 * The suites of `pnpm soak`, in this order. Each has a name, a command (in the root of the repository;
 * `{minutes}` is replaced by the rest of the soak's time) and additional environment variables. Success is
 * exit code 0.
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
  {
    name: "emulator: 200,000 requests of any kind",
    command: "pnpm --filter @cdf-multipart/emulator exec vitest run test/validation",
    env: { EMULATOR_FUZZ_RUNS: "200000" },
  },
  {
    name: "emulator: 1,000 concurrent part PUTs of 5 MiB",
    command: "pnpm --filter @cdf-multipart/emulator exec vitest run test/process/many-puts.test.ts",
    env: { EMULATOR_PUTS: "1000", EMULATOR_PUT_SIZE: "5242880" },
  },
  {
    name: "emulator: killed 500 times",
    command: "pnpm --filter @cdf-multipart/emulator exec vitest run test/process/kill.test.ts",
    env: { EMULATOR_KILLS: "500" },
  },
  {
    name: "cli: 20,000 files and one of 3 GiB in a run, killed twice",
    command: "pnpm --filter @cdf-multipart/torture many-files",
  },
  {
    name: "slurm array: 10,000 files by 8 tasks, one killed and one requeued",
    command: "pnpm --filter @cdf-multipart/torture slurm-array",
  },
  {
    name: "fleet: 300 rounds with kills of workers, broker, service and submitter",
    command: "pnpm torture:fleet --rounds 300",
  },
  {
    name: "fleet: 10,000 orders of two workers with the same jobs",
    command: "pnpm --filter @cdf-multipart/fleet exec vitest run test/interleaving",
    env: { FLEET_ORDERS: "10000" },
  },
  {
    name: "core: every secret in every place, 5 times",
    command: "pnpm --filter @cdf-multipart/core exec vitest run test/secrets",
    env: { SECRETS_ROUNDS: "5" },
  },
  {
    name: "cli: every secret on every channel, 5 times",
    command: "pnpm --filter @cdf-multipart/cli exec vitest run test/process/secrets.test.ts",
    env: { SECRETS_ROUNDS: "5" },
  },
  { name: "cli: under Windows' Node, by Wine", command: "pnpm test:windows" },
  { name: "packed packages in Node 20.19 to 26, Bun and Deno", command: "pnpm test:runtimes" },
  {
    name: "nodes: 200 uploads killed in every state",
    command: "pnpm torture --rounds 200 --size 60MiB --seed 2000 --lanes 2 --variant node",
  },
  // Uses the rest of the time. Add other suites above.
  { name: "kills", command: "pnpm torture --rounds 2000 --size 300MiB --lanes 2 --minutes {minutes}" },
];
