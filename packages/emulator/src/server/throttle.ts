import type { Clock } from "../ground/clock.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Settings } from "../settings/settings.js";

/** The rate limits of a project for API requests. Refused requests count too, as in the service. */
export interface Throttle {
  /**
   * Admits a request, or throws a 429 that says which limit was exceeded. Call the returned function when the
   * request has ended.
   */
  enter(): () => void;
}

const WINDOW_MS = 1000;

export function createThrottle(settings: Settings, clock: Clock): Throttle {
  const { requestsPerSecond, concurrentRequests, retryAfter } = settings;
  const arrivals: number[] = [];
  let running = 0;

  const refuse = (message: string) => {
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return new ApiRefusal(429, message, { headers });
  };

  return {
    enter() {
      const now = clock.now();
      while (arrivals[0] !== undefined && arrivals[0] <= now - WINDOW_MS) arrivals.shift();
      if (requestsPerSecond !== undefined) {
        arrivals.push(now);
        if (arrivals.length > requestsPerSecond) {
          throw refuse(`Too many requests: maximum number='${requestsPerSecond}' of requests per second.`);
        }
      }
      if (concurrentRequests !== undefined && running >= concurrentRequests) {
        throw refuse(`Too many requests: maximum number='${concurrentRequests}' of concurrent requests.`);
      }
      running += 1;
      let inside = true;
      return () => {
        if (inside) running -= 1;
        inside = false;
      };
    },
  };
}
