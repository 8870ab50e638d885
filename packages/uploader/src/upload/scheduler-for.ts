import type { FilesClient } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.js";
import type { SharingSettings } from "./options.js";
import type { Platform } from "./platform.js";

/** The given scheduler, otherwise the platform's, otherwise a new one. */
export function schedulerFor(
  platform: Pick<Platform<never>, "cap" | "scheduler">,
  client: FilesClient,
  settings: SharingSettings,
): Scheduler {
  const { concurrency, memory, limitRate, clock = systemClock } = settings;
  return (
    settings.scheduler ??
    platform.scheduler?.(client, settings) ??
    createScheduler({
      clock,
      gate: client.cooldown,
      ...(platform.cap === undefined ? {} : { cap: platform.cap }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(memory === undefined ? {} : { memory }),
      ...(limitRate === undefined ? {} : { limitRate }),
    })
  );
}
