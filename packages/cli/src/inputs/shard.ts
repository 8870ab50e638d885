import { shardOf } from "@cdf-multipart/uploader/node";
import type { Shardable } from "./input.js";

/** One of several processes that divide the files of a run by the hash of their paths. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** Whether a process uploads this input: of all processes of a run, exactly one does. */
export function isOfShard({ relative }: Shardable, shard: Shard | undefined): boolean {
  if (shard === undefined || relative === undefined) return true;
  return shardOf(relative, shard.count) === shard.index;
}

/** A shard as it is given to `--shard`, such as `3/16`. */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}
