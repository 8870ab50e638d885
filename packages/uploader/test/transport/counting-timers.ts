import { onTestFinished, vi } from "vitest";

/** Counts the armed timers among those that code creates with the global setTimeout from now on. */
export function countingTimers(): () => number {
  const armed = new Set<NodeJS.Timeout>();
  const { setTimeout: make, clearTimeout: clear } = globalThis;
  const counted = (callback: () => void, ms?: number): NodeJS.Timeout => {
    if (new Error().stack?.includes("node:internal/deps/undici")) return make(callback, ms);
    const timer = make(() => {
      armed.delete(timer);
      callback();
    }, ms);
    // A timer that fired and was re-armed counts again.
    const refresh = timer.refresh.bind(timer);
    timer.refresh = () => {
      armed.add(timer);
      return refresh();
    };
    armed.add(timer);
    return timer;
  };
  vi.stubGlobal("setTimeout", counted);
  vi.stubGlobal("clearTimeout", (timer: NodeJS.Timeout | undefined) => {
    if (timer !== undefined) armed.delete(timer);
    clear(timer);
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return () => armed.size;
}
