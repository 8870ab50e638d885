/** Calls a hook if there is one. What it throws is dropped: watching a call must not change its outcome. */
export function notify<T>(hook: ((event: T) => void) | undefined, event: T): void {
  try {
    hook?.(event);
  } catch {
    // Dropped, as promised above.
  }
}
