import type { FilesClient } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.js";
import type { Platform, SchedulerChoice } from "./platform.js";

/** The given scheduler, otherwise the platform's, otherwise a new one. */
export function schedulerFor(
  platform: Pick<Platform<never>, "cap" | "timeAtRisk" | "scheduler">,
  client: FilesClient,
  settings: SchedulerChoice,
): Scheduler {
  const { concurrency, memory, limitRate, clock = systemClock } = settings;
  return (
    settings.scheduler ??
    platform.scheduler?.(client, settings) ??
    createScheduler({
      clock,
      gate: client.cooldown,
      cap: platform.cap,
      timeAtRisk: platform.timeAtRisk,
      concurrency,
      memory,
      limitRate,
    })
  );
}
