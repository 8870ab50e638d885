import { UsageError } from "../errors.js";

/** The task of an array job that this process is. */
export interface SchedulerTask {
  /** From 0. */
  readonly index: number;
  /** The number of tasks, if the scheduler says it. */
  readonly count?: number;
  /**
   * The number that the scheduler gave the first task; a part of an earlier array may begin with any number.
   */
  readonly first: number;
  /** The environment variable of the index, for messages. */
  readonly variable: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const KUBERNETES = "JOB_COMPLETION_INDEX";
const SLURM = "SLURM_ARRAY_TASK_ID";
const AWS_BATCH = "AWS_BATCH_JOB_ARRAY_INDEX";

/** The variables with which schedulers number tasks. */
export const SCHEDULER_VARIABLES: readonly string[] = Object.freeze([KUBERNETES, SLURM, AWS_BATCH]);

/**
 * The task of an array job that this process is: of a Kubernetes Indexed Job, a Slurm array or an AWS Batch array.
 *
 * @param option the option that asks, for messages.
 * @param mode `lenient` returns undefined in place of an error: the numbers are only compared with others.
 * @returns undefined outside of array jobs.
 * @throws UsageError about variables of several schedulers, values that are not numbers, and Slurm arrays with gaps.
 */
export function schedulerTask(
  env: Environment,
  option: string,
  mode: "strict" | "lenient" = "strict",
): SchedulerTask | undefined {
  try {
    const set = SCHEDULER_VARIABLES.filter((name) => isSet(env, name));
    if (set.length > 1) {
      throw new UsageError(
        `${option}: ${set.join(" and ")} are both set, so the index of this task is ambiguous. Unset one of them, or pass --shard i/n.`,
      );
    }
    if (set[0] === KUBERNETES)
      return { index: numberOf(env, KUBERNETES, option), first: 0, variable: KUBERNETES };
    if (set[0] === SLURM) return ofSlurm(env, option);
    if (set[0] === AWS_BATCH) return ofAwsBatch(env, option);
    return undefined;
  } catch (error) {
    if (mode === "lenient" && error instanceof UsageError) return undefined;
    throw error;
  }
}

function ofAwsBatch(env: Environment, option: string): SchedulerTask {
  const index = numberOf(env, AWS_BATCH, option);
  const count = optionalNumber(env, "AWS_BATCH_JOB_ARRAY_SIZE", option);
  return { index, first: 0, variable: AWS_BATCH, ...(count === undefined ? {} : { count }) };
}

/** `--array=10-24:2` has the ids 10, 12, 14 … 24: tasks 0 to 7 of 8. */
function ofSlurm(env: Environment, option: string): SchedulerTask {
  const id = numberOf(env, SLURM, option);
  const first = optionalNumber(env, "SLURM_ARRAY_TASK_MIN", option) ?? 0;
  const step = optionalNumber(env, "SLURM_ARRAY_TASK_STEP", option) ?? 1;
  const last = optionalNumber(env, "SLURM_ARRAY_TASK_MAX", option);
  const count = optionalNumber(env, "SLURM_ARRAY_TASK_COUNT", option);
  const index = (id - first) / step;
  const tasks = last === undefined ? count : (last - first) / step + 1;
  if (!Number.isSafeInteger(index) || index < 0 || (count !== undefined && count !== tasks)) {
    throw new UsageError(
      `${option}: the Slurm array has gaps (${count} tasks from ${first} to ${last}, this one is ${id}), so they cannot be numbered. Submit it as --array=1-n, or pass --shard i/n.`,
    );
  }
  return { index, first, variable: SLURM, ...(tasks === undefined ? {} : { count: tasks }) };
}

function isSet(env: Environment, name: string): boolean {
  return (env[name] ?? "") !== "";
}

function optionalNumber(env: Environment, name: string, option: string): number | undefined {
  return isSet(env, name) ? numberOf(env, name, option) : undefined;
}

function numberOf(env: Environment, name: string, option: string): number {
  const text = env[name] ?? "";
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new UsageError(
    `${option}: ${name} is ${JSON.stringify(text)}, which is not a whole number. Pass --shard i/n.`,
  );
}
