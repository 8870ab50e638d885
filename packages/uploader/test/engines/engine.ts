/** A browser that tests drive with any driver. */
export interface Engine {
  readonly name: EngineName;
  /** Its own name and version. */
  readonly version: string;
  /** A new tab of the same profile. */
  open(url: string): Promise<Tab>;
  close(): Promise<void>;
}

/** The engines of the suite. */
export const ENGINES = ["Chromium", "Firefox", "WebKitGTK"] as const;

/** One of them. */
export type EngineName = (typeof ENGINES)[number];

/** One tab. */
export interface Tab {
  /**
   * Calls a function in the page and waits for its result. The function cannot use variables from outside.
   */
  run<T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Chooses files in the input `#file`. */
  choose(paths: readonly string[]): Promise<void>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /**
   * Disconnects the network, or restores it. If no driver can do that, the page's network state is simulated.
   */
  offline(away: boolean): Promise<void>;
  close(): Promise<void>;
}

/** For engines that no driver can disconnect: simulates that there is no network. Runs in the page. */
export function pretendOffline(away: boolean): void {
  Object.defineProperty(navigator, "onLine", { value: !away, configurable: true });
  window.dispatchEvent(new Event(away ? "offline" : "online"));
}
