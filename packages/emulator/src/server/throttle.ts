import type { OperationId } from "@cdf-multipart/spec";
import type { Clock } from "../ground/clock.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { InstanceConcurrency } from "../settings/options.js";
import type { Settings } from "../settings/settings.js";

/** The rate limits of a project for API requests. Refused requests count too, as in the service. */
export interface Throttle {
  /**
   * Admits a request, or throws a 429 that says which limit was exceeded. Call the returned function when the
   * request has ended.
   */
  enter(project: string, operation: OperationId): () => void;
}

/** The operations of data modelling, which have their own limits. */
const INSTANCE_KINDS: { readonly [Id in OperationId]?: keyof InstanceConcurrency } = {
  applyNodeAndEdges: "applies",
  deleteInstances: "deletes",
  byExternalIdsInstances: "reads",
};

const WINDOW_MS = 1000;

export function createThrottle(
  settings: Pick<
    Settings,
    "requestsPerSecond" | "concurrentRequests" | "concurrentInstanceRequests" | "retryAfter"
  >,
  clock: Clock,
): Throttle {
  const { requestsPerSecond, concurrentRequests, concurrentInstanceRequests, retryAfter } = settings;
  const arrivals = new Map<string, number[]>();
  /** Requests in flight, by project and limit. */
  const running = new Map<string, number>();

  const refuse = (message: string) => {
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return new ApiRefusal(429, message, { headers });
  };

  return {
    enter(project, operation) {
      const now = clock.now();
      const recent = (arrivals.get(project) ?? []).filter((at) => at > now - WINDOW_MS);
      if (requestsPerSecond !== undefined) {
        recent.push(now);
        arrivals.set(project, recent);
        if (recent.length > requestsPerSecond) {
          throw refuse(`Too many requests: maximum number='${requestsPerSecond}' of requests per second.`);
        }
      }
      const kind = INSTANCE_KINDS[operation];
      const limits = [
        { key: JSON.stringify([project]), most: concurrentRequests },
        ...(kind === undefined
          ? []
          : [{ key: JSON.stringify([project, kind]), most: concurrentInstanceRequests[kind] }]),
      ];
      for (const { key, most } of limits) {
        if (most !== undefined && (running.get(key) ?? 0) >= most) {
          throw refuse(`Too many requests: maximum number='${most}' of concurrent requests.`);
        }
      }
      const add = (step: number) => {
        for (const { key } of limits) running.set(key, (running.get(key) ?? 0) + step);
      };
      add(1);
      let inside = true;
      return () => {
        if (inside) add(-1);
        inside = false;
      };
    },
  };
}
