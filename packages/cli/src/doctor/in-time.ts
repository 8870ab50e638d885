import type { CheckResult } from "./check.js";

/** ms that one look may take: somebody waits to hear what is wrong. */
const LOOK_WITHIN = 60_000;

/**
 * What a look has found, or that it found nothing in time. Rejects with the reason of the signal when that ends the whole.
 *
 * @param look gets a signal that ends it; it is not waited for beyond that.
 */
export async function inTime(
  name: string,
  signal: AbortSignal,
  look: (signal: AbortSignal) => Promise<CheckResult>,
  within: number = LOOK_WITHIN,
): Promise<CheckResult> {
  const late = AbortSignal.timeout(within);
  const end = AbortSignal.any([signal, late]);
  end.throwIfAborted();
  const ended = new Promise<never>((_resolve, reject) => {
    end.addEventListener("abort", () => reject(end.reason), { once: true });
  });
  try {
    return await Promise.race([look(end), ended]);
  } catch (error) {
    if (signal.aborted || !late.aborted) throw error;
    const found = `nothing in ${within / 1000} s`;
    return { name, outcome: "bad", found, advice: "Check network, proxy and firewall." };
  }
}
