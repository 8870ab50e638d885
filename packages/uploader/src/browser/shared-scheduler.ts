import type { FilesClient } from "@cdf-multipart/core";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.js";
import type { UploadSettings } from "../upload/upload-options.js";

const schedulers = new WeakMap<FilesClient, Scheduler>();

/**
 * The scheduler of all uploads with a client that ask for nothing of their own: they share one link and the browser's few
 * connections, so the number of PUTs at once is theirs together.
 */
export function sharedScheduler(
  client: FilesClient,
  cap: number,
  {
    scheduler,
    clock,
    concurrency,
    memory,
    limitRate,
  }: Pick<UploadSettings, "scheduler" | "clock" | "concurrency" | "memory" | "limitRate">,
): Scheduler | undefined {
  if (scheduler !== undefined) return scheduler;
  if ([clock, concurrency, memory, limitRate].some((own) => own !== undefined)) return undefined;
  const shared = schedulers.get(client) ?? createScheduler({ gate: client.cooldown, cap });
  schedulers.set(client, shared);
  return shared;
}
