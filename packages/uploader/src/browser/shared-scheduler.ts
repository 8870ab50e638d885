import type { FilesClient } from "@cdf-multipart/core";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.js";
import type { SharingSettings } from "../upload/upload-options.js";

const schedulers = new WeakMap<FilesClient, Scheduler>();

/**
 * The common scheduler of all uploads of a client that set no scheduling options. They share one link and the
 * browser's few connections, so the limit of concurrent PUTs applies to all of them together.
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
