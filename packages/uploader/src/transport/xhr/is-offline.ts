/** Whether the browser knows that there is no network. That it knows of none does not mean that there is one. */
export function isOffline(): boolean {
  return typeof navigator === "object" && navigator.onLine === false;
}
