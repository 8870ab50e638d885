import { ApiRefusal } from "../http/api-refusal.js";

/** As many partitions as the service allows. */
const MOST = 10;

/**
 * Which files a partition `m/n` of a list holds: the n partitions of one n hold every file once between them.
 *
 * @throws ApiRefusal (400) for what is no partition
 */
export function readPartition(partition: string | undefined): (id: number) => boolean {
  if (partition === undefined) return () => true;
  const [, first, second] = /^(\d{1,3})\/(\d{1,3})$/.exec(partition) ?? [];
  const [index, count] = [Number(first), Number(second)];
  // What did not match is not a number, and so in no range.
  if (!(count >= 1 && count <= MOST && index >= 1 && index <= count))
    throw new ApiRefusal(
      400,
      `Invalid request: the partition "${partition.slice(0, 20)}" is not m/n with n at most ${MOST} and m from 1 to n.`,
    );
  return (id) => id % count === index - 1;
}
