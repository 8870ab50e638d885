import { ApiRefusal } from "../http/api-refusal.js";

/** Maximum number of partitions that the service allows. */
const MOST = 10;

/**
 * Returns whether a file id belongs to the partition `m/n` of a list. The n partitions together contain every file
 * exactly once.
 *
 * @throws ApiRefusal (400) when the text is not a valid partition
 */
export function readPartition(partition: string | undefined): (id: number) => boolean {
  if (partition === undefined) return () => true;
  const [, first, second] = /^(\d{1,3})\/(\d{1,3})$/.exec(partition) ?? [];
  const [index, count] = [Number(first), Number(second)];
  // Without a match both are NaN, which is outside every range.
  if (!(count >= 1 && count <= MOST && index >= 1 && index <= count))
    throw new ApiRefusal(
      400,
      `Invalid request: the partition "${partition.slice(0, 20)}" is not m/n with n at most ${MOST} and m from 1 to n.`,
    );
  return (id) => id % count === index - 1;
}
