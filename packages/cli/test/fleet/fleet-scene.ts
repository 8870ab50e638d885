import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Emulator } from "@cdf-multipart/emulator";
import { onTestFinished } from "vitest";
import { type RedisServer, startRedis } from "../../../fleet/test/servers/redis-server.js";
import { type Run, type RunningCli, runCli, startCli } from "../process/run-cli.js";
import { makeBytes, makeEmulator, makeFolder } from "../process/scene.js";

export const KEY: string = "ab".repeat(32);

/** A Redis, an emulator, a folder of the root "nas", and the environment of a machine of the fleet. */
export interface FleetScene {
  readonly redis: RedisServer;
  readonly emulator: Emulator;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs `cdf-upload fleet …` to its end. */
  fleet(...args: readonly string[]): Promise<Run>;
  /** Starts `cdf-upload fleet …`. The command ends with the test. */
  start(...args: readonly string[]): RunningCli;
  /** Writes a file below the root. */
  write(path: string, size: number): Promise<void>;
}

/** @param settings more settings of the Redis */
export async function fleetScene(...settings: readonly string[]): Promise<FleetScene> {
  const redis = await startRedis(...settings);
  onTestFinished(() => redis.remove());
  const { emulator, env: project } = await makeEmulator();
  const folder = await makeFolder();
  const env = { ...project, CDF_FLEET_BROKER: redis.url, CDF_FLEET_KEY: KEY, CDF_FLEET_ROOT_NAS: folder };
  return {
    redis,
    emulator,
    folder,
    env,
    fleet: (...args) => runCli(["fleet", ...args], { env }),
    start(...args): RunningCli {
      const cli = startCli(["fleet", ...args], { env });
      onTestFinished(() => void cli.child.kill("SIGKILL"));
      return cli;
    },
    async write(path, size): Promise<void> {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), makeBytes(size));
    },
  };
}

/** The JSON lines that a command printed. */
export function linesOf<Line>({ stdout }: Run): readonly Line[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Line => JSON.parse(line));
}

/** Resolves when the command has printed this text. */
export function printed({ child, done }: RunningCli, what: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const add = (chunk: string): void => {
      text += chunk;
      if (what.test(text)) resolve(text);
    };
    child.stdout?.on("data", add);
    child.stderr?.on("data", add);
    void done.then((run) => reject(new Error(`it ended: ${JSON.stringify(run)}`)), reject);
  });
}
