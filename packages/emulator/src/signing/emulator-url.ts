import type { Clock } from "../ground/clock.js";
import type { Exchange } from "../http/exchange.js";
import type { UrlGrant, UrlSigner } from "./signed-url.js";

/** The permission of a URL of the emulator itself, which is signed with the emulator's secret. */
export type EmulatorUrlGrant = Omit<UrlGrant, "now">;

interface UrlParts {
  readonly clock: Clock;
  readonly signer: UrlSigner;
  readonly settings: { readonly relativeUrls: boolean };
}

/** Signs a URL of the emulator. The URL has no host when the project is a Private Link project. */
export function emulatorUrl(
  { clock, signer, settings: { relativeUrls } }: UrlParts,
  exchange: Exchange,
  grant: EmulatorUrlGrant,
): string {
  const now = issueTime(exchange, clock.now(), grant.lifetime);
  const signed = signer.sign({ ...grant, now });
  return relativeUrls ? signed : `${exchange.origin}${signed}`;
}

/**
 * Returns `now`. With the fault `expire` it returns a time so long ago that the URL has just expired. All
 * times in ms.
 */
export function issueTime({ fault }: Exchange, now: number, lifetime: number): number {
  return fault?.type === "expire" && fault.what !== "token" ? now - lifetime - 1000 : now;
}
