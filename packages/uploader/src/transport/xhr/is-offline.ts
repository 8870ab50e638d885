/** Whether the browser reports that there is no network. False does not prove that there is one. */
export function isOffline(): boolean {
  return typeof navigator === "object" && navigator.onLine === false;
}
