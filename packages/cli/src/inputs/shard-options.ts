import { InvalidArgumentError } from "commander";
import { UsageError } from "../errors.js";
import type { OptionSpec } from "../options/command-spec.js";
import { parseCount } from "../options/option-values.js";
import { countOf } from "../output/amounts.js";
import { SCHEDULER_VARIABLES, schedulerTask } from "./scheduler-task.js";
import { type Shard, shardText } from "./shard.js";

/** Values of the options that divide files among processes. */
export interface ShardFlags {
  readonly shard?: Shard | "auto";
  readonly shards?: number;
}

const group = "Which files:";

/** Options that divide files among processes. */
export const SHARD_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group,
    flags: "--shard <i/n>",
    description:
      "upload one of n shards of the files, such as 3/16; auto takes both numbers from a Slurm or AWS Batch array job",
    parse: parseShard,
    conflicts: ["shards"],
  },
  {
    group,
    flags: "--shards <number>",
    description: "number of shards, if a scheduler sets only the index, as a Kubernetes Indexed Job does",
    parse: (text) => parseCount(text),
  },
]);

/**
 * Reads `3/16` or `auto`.
 *
 * @throws InvalidArgumentError
 */
export function parseShard(text: string): Shard | "auto" {
  if (text === "auto") return "auto";
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (count < 1 || !Number.isSafeInteger(count))
    throw new InvalidArgumentError(
      "Give the number of a shard and the number of shards, such as 3/16, or auto in an array job.",
    );
  if (index < 1 || index > count)
    throw new InvalidArgumentError(`The shards of ${count} are 1/${count} to ${count}/${count}.`);
  return { index, count };
}

/**
 * The shard that the options name, with the numbers of the scheduler where the options do not give them.
 *
 * @param env the environment, in which schedulers number the tasks of an array job.
 * @returns undefined without `--shard` and `--shards`, also in an array job: it may divide its work itself.
 * @throws UsageError when the options and the environment contradict each other, or a number is missing.
 */
export function readShard(
  { shard, shards }: ShardFlags,
  env: Readonly<Record<string, string | undefined>>,
): Shard | undefined {
  if (shard === undefined && shards === undefined) return undefined;
  if (typeof shard === "object") return checkGiven(shard, env);
  const option = shards === undefined ? "--shard auto" : `--shards ${shards}`;
  const task = schedulerTask(env, option);
  if (task === undefined) {
    throw new UsageError(
      `${option} takes the index of this task from its scheduler, but none of ${SCHEDULER_VARIABLES.join(", ")} is set. Outside of an array job pass --shard i/${shards ?? "n"}, such as --shard 1/${shards ?? 16}.`,
    );
  }
  const { index, first, count = shards, variable } = task;
  if (count === undefined) {
    throw new UsageError(
      `${option}: ${variable} has the index of this task, but nothing says how many tasks there are. Pass --shards with that number: for a Kubernetes Job the value of spec.completions.`,
    );
  }
  if (shards === undefined && (first > 1 || count === 1)) {
    throw new UsageError(
      `${option}: the array has ${countOf(count, "task")}, numbered from ${first}, which may be a part of an earlier array. Pass --shards ${count} if it is the whole array. To repeat one shard, pass --shard i/n.`,
    );
  }
  if (shards !== undefined && count !== shards) {
    throw new UsageError(
      `${option}, but the scheduler has an array of ${count}. Pass --shards ${count}. To repeat one shard of an earlier array, pass --shard i/${shards}.`,
    );
  }
  if (index >= count) {
    throw new UsageError(
      `${option}: ${variable} is ${index}, but the indexes of ${count} tasks are 0 to ${count - 1}. Pass --shards with the number of tasks: for a Kubernetes Job the value of spec.completions.`,
    );
  }
  return { index: index + 1, count };
}

/** A number that was left in a script makes all tasks of an array upload the same files. */
function checkGiven(shard: Shard, env: Readonly<Record<string, string | undefined>>): Shard {
  const task = schedulerTask(env, `--shard ${shardText(shard)}`, "lenient");
  if (task?.count !== shard.count || task.index + 1 === shard.index) return shard;
  throw new UsageError(
    `--shard ${shardText(shard)}, but ${task.variable} makes this task ${shardText({ index: task.index + 1, count: task.count })}. Pass --shard auto.`,
  );
}
