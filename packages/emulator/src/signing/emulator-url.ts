import type { Exchange } from "../http/exchange.js";
import type { StoreContext } from "../stores/store-context.js";
import type { UrlGrant } from "./signed-url.js";

/** What a URL of the emulator itself allows; it is signed with the emulator's secret. */
export type EmulatorUrlGrant = Omit<UrlGrant, "now">;

/** A signed URL of the emulator; without a host when the project is one of Private Link. */
export function emulatorUrl(context: StoreContext, exchange: Exchange, grant: EmulatorUrlGrant): string {
  const now = issueTime(exchange, context.clock.now(), grant.lifetime);
  const signed = context.signer.sign({ ...grant, now });
  return context.settings.relativeUrls ? signed : `${exchange.origin}${signed}`;
}

/** `now`; or, when the fault `expire` is asked for, so long ago that the URL has just ended. All in ms. */
export function issueTime({ fault }: Exchange, now: number, lifetime: number): number {
  return fault?.type === "expire" && fault.what !== "token" ? now - lifetime - 1000 : now;
}
