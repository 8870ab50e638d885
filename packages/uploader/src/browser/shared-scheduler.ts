import type { FilesClient } from "@cdf-multipart/core";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.js";
import type { SharingSettings } from "../upload/upload-options.js";

const schedulers = new WeakMap<FilesClient, Scheduler>();

/**
 * The scheduler of all uploads with a client that ask for nothing of their own: they share one link and the browser's few
 * connections, so the number of PUTs at once is theirs together.
 */
export function sharedScheduler(
  client: FilesClient,
  cap: number,
  { clock, concurrency, memory, limitRate }: SharingSettings,
): Scheduler | undefined {
  if ([clock, concurrency, memory, limitRate].some((own) => own !== undefined)) return undefined;
  const shared = schedulers.get(client) ?? createScheduler({ gate: client.cooldown, cap });
  schedulers.set(client, shared);
  return shared;
}
