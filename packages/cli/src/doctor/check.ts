import { untilAborted } from "@cdf-multipart/core/internal";

/** The result of one check. */
export interface CheckResult {
  readonly name: string;
  /** `skipped`: an earlier check failed that this one depends on, or the user switched it off. */
  readonly outcome: "good" | "warning" | "bad" | "skipped";
  /** The finding, for people. */
  readonly found: string;
  /** How to fix the problem. */
  readonly advice?: string;
}

const MARKS: Readonly<Record<CheckResult["outcome"], string>> = Object.freeze({
  good: "ok     ",
  warning: "warning",
  bad: "BAD    ",
  skipped: "skipped",
});

/** A result as lines for people. */
export function describeCheck({ name, outcome, found, advice }: CheckResult): readonly string[] {
  const line = `${MARKS[outcome]}  ${name}: ${found}`;
  return advice === undefined ? [line] : [line, `         ${advice}`];
}

/** Time limit of one check, ms: a user is waiting for the result. */
const LOOK_WITHIN = 60_000;

/**
 * The result of a check, or a bad result when the time limit is over. Rejects with the signal's reason when that aborts.
 *
 * @param look the check. Its signal aborts at the time limit; the check is not awaited any longer.
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
  try {
    return await untilAborted(look(end), end);
  } catch (error) {
    if (signal.aborted || !late.aborted) throw error;
    const found = `no result within ${within / 1000} s`;
    return { name, outcome: "bad", found, advice: "Check the network, the proxy and the firewall." };
  }
}
