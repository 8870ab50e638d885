import { describe, expect, test } from "vitest";
import { parseShard, readShard } from "../../src/inputs/shard-options.js";

const slurm = (id: number, first: number, last: number, step: number, count: number) => ({
  SLURM_ARRAY_TASK_ID: `${id}`,
  SLURM_ARRAY_TASK_MIN: `${first}`,
  SLURM_ARRAY_TASK_MAX: `${last}`,
  SLURM_ARRAY_TASK_STEP: `${step}`,
  SLURM_ARRAY_TASK_COUNT: `${count}`,
});
const batch = (index: string, size: string) => ({
  AWS_BATCH_JOB_ARRAY_INDEX: index,
  AWS_BATCH_JOB_ARRAY_SIZE: size,
});

describe("the shard is taken from", () => {
  test.each([
    ["the option", { shard: { index: 3, count: 16 } }, {}, 3, 16],
    ["a Kubernetes Indexed Job", { shards: 16 }, { JOB_COMPLETION_INDEX: "0" }, 1, 16],
    ["the last pod of it", { shards: 16 }, { JOB_COMPLETION_INDEX: "15" }, 16, 16],
    ["a Slurm array 1-8", { shard: "auto" }, slurm(5, 1, 8, 1, 8), 5, 8],
    ["a Slurm array 0-7", { shard: "auto" }, slurm(5, 0, 7, 1, 8), 6, 8],
    ["a Slurm array 0-14:2", { shard: "auto" }, slurm(14, 0, 14, 2, 8), 8, 8],
    ["a Slurm array 10-17 with its length", { shards: 8 }, slurm(10, 10, 17, 1, 8), 1, 8],
    ["AWS Batch", { shard: "auto" }, batch("9", "10"), 10, 10],
    ["AWS Batch, with its length", { shards: 10 }, { AWS_BATCH_JOB_ARRAY_INDEX: "9" }, 10, 10],
    ["the option in place of another array", { shard: { index: 4, count: 8 } }, slurm(4, 4, 4, 1, 1), 4, 8],
    ["the option that the array confirms", { shard: { index: 4, count: 8 } }, slurm(4, 1, 8, 1, 8), 4, 8],
  ] as const)("%s", (_what, flags, env, index, count) => {
    expect(readShard(flags, env)).toEqual({ index, count });
  });
});

test("an array job without the option --shard uploads all of its inputs", () => {
  expect(readShard({}, { ...slurm(5, 1, 8, 1, 8), JOB_COMPLETION_INDEX: "3" })).toBeUndefined();
});

describe("refused with a way out:", () => {
  test.each([
    ["no scheduler", { shard: "auto" }, {}, /none of JOB_COMPLETION_INDEX, .* is set\. .* --shard 1\/16/],
    ["no scheduler for --shards", { shards: 8 }, {}, /^--shards 8 takes .* --shard 1\/8/],
    ["no length", { shard: "auto" }, { JOB_COMPLETION_INDEX: "0" }, /Pass --shards with that number/],
    ["an index beyond the length", { shards: 8 }, { JOB_COMPLETION_INDEX: "8" }, /is 8, but .* 0 to 7/],
    ["another length", { shards: 8 }, slurm(1, 1, 16, 1, 16), /array of 16\. Pass --shards 16/],
    ["one task of the array again", { shards: 8 }, slurm(3, 3, 3, 1, 1), /pass --shard i\/8/],
    ["one task of an array of unknown length", { shard: "auto" }, slurm(3, 3, 3, 1, 1), /1 task, .* from 3/],
    ["the first task alone", { shard: "auto" }, slurm(1, 1, 1, 1, 1), /may be a part of an earlier array/],
    ["some tasks again", { shard: "auto" }, slurm(4, 3, 5, 1, 3), /3 tasks, numbered from 3/],
    ["an array with gaps", { shard: "auto" }, slurm(3, 1, 7, 1, 3), /has gaps \(3 tasks from 1 to 7/],
    ["a task between the steps", { shards: 8 }, slurm(3, 0, 14, 2, 8), /has gaps/],
    ["two schedulers", { shard: "auto" }, { ...batch("1", "8"), ...slurm(1, 1, 8, 1, 8) }, /both set/],
    ["an index that is not a number", { shards: 8 }, { JOB_COMPLETION_INDEX: "-1" }, /is "-1", which is not/],
    ["a length that is not a number", { shard: "auto" }, batch("1", "8x"), /ARRAY_SIZE is "8x"/],
    [
      "a number that was left in the script of an array",
      { shard: { index: 3, count: 8 } },
      slurm(5, 1, 8, 1, 8),
      /--shard 3\/8, but SLURM_ARRAY_TASK_ID makes this task 5\/8\. Pass --shard auto/,
    ],
  ] as const)("%s", (_what, flags, env, message) => {
    expect(() => readShard(flags, env)).toThrow(message);
  });

  test.each(["3", "3/", "/16", "a/b", "-1/16", "1.5/4", "3/0", "0/0", "1/99999999999999999999"])(
    "--shard %s",
    (text) => {
      expect(() => parseShard(text)).toThrow(/such as 3\/16, or auto/);
    },
  );

  test.each(["0/16", "17/16"])("--shard %s", (text) => {
    expect(() => parseShard(text)).toThrow("The shards of 16 are 1/16 to 16/16.");
  });
});
