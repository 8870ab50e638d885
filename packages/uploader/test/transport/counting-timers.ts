import { onTestFinished, vi } from "vitest";

/**
 * Counts the timers that code makes with the global setTimeout from now on and that are still armed. Those of the runtime's own
 * `fetch` are not counted: it has one clock for all connections, which runs on for up to a second after the last of them.
 */
export function countingTimers(): () => number {
  const armed = new Set<NodeJS.Timeout>();
  const { setTimeout: make, clearTimeout: clear } = globalThis;
  const counted = (callback: () => void, ms?: number): NodeJS.Timeout => {
    if (new Error().stack?.includes("node:internal/deps/undici")) return make(callback, ms);
    const timer = make(() => {
      armed.delete(timer);
      callback();
    }, ms);
    // One that fired and was re-armed counts again.
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
