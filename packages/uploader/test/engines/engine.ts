/** A browser that tests drive, whatever drives it. */
export interface Engine {
  readonly name: EngineName;
  /** As it calls itself, with its version. */
  readonly version: string;
  /** A new tab of the one profile. */
  open(url: string): Promise<Tab>;
  close(): Promise<void>;
}

/** The engines that the suite runs in. */
export const ENGINES = ["Chromium", "Firefox", "WebKitGTK"] as const;

/** One of them. */
export type EngineName = (typeof ENGINES)[number];

/** One tab. */
export interface Tab {
  /** Calls a function in the page, which sees nothing of where it was written, and waits for what it gives. */
  run<T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Chooses files in the input `#file`. */
  choose(paths: readonly string[]): Promise<void>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Takes the network away, or gives it back; where no driver can, the page is told so. */
  offline(away: boolean): Promise<void>;
  close(): Promise<void>;
}

/** For engines that no driver can cut off: the page is told that there is no network. Runs in the page. */
export function pretendOffline(away: boolean): void {
  Object.defineProperty(navigator, "onLine", { value: !away, configurable: true });
  window.dispatchEvent(new Event(away ? "offline" : "online"));
}
