import { withoutSecrets } from "../secrets/safe-cause.js";
import type { ApiChannel } from "../watch/api-channels.js";

/**
 * Calls a hook if there is one, and publishes the event if anybody listens. What a hook throws is dropped:
 * watching a call must not change its outcome.
 */
export function notify<T>(
  hook: ((event: T) => void) | undefined,
  channel: ApiChannel<T> | undefined,
  event: T,
): void {
  try {
    hook?.(event);
  } catch {
    // Dropped, as promised above.
  }
  if (channel?.hasSubscribers) channel.publish(withoutSecrets(event));
}
