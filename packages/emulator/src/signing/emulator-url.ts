import type { Exchange } from "../http/exchange.js";
import type { StoreContext } from "../stores/store-context.js";
import type { UrlGrant } from "./signed-url.js";

/** The permission of a URL of the emulator itself, which is signed with the emulator's secret. */
export type EmulatorUrlGrant = Omit<UrlGrant, "now">;

/** Signs a URL of the emulator. The URL has no host when the project is a Private Link project. */
export function emulatorUrl(context: StoreContext, exchange: Exchange, grant: EmulatorUrlGrant): string {
  const now = issueTime(exchange, context.clock.now(), grant.lifetime);
  const signed = context.signer.sign({ ...grant, now });
  return context.settings.relativeUrls ? signed : `${exchange.origin}${signed}`;
}

/**
 * Returns `now`. With the fault `expire` it returns a time so long ago that the URL has just expired. All
 * times in ms.
 */
export function issueTime({ fault }: Exchange, now: number, lifetime: number): number {
  return fault?.type === "expire" && fault.what !== "token" ? now - lifetime - 1000 : now;
}
