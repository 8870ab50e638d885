import { IDENTITY_REQUESTS_PER_SECOND_MAX, LIST_REQUESTS_PER_SECOND_MAX } from "@cdf-multipart/spec/limits";
import type { TokenProvider } from "../auth/token-provider.js";
import type { Address } from "../http/address.js";
import type { ClientHooks } from "../pipeline/hooks.js";
import type { LimitOptions, SharedLimits } from "../pipeline/with-limits.js";
import type { RetryOptions } from "../retry/retry-options.js";
import type { Clock } from "../time/clock.js";

/** The settings of a client, besides its base URL. */
export interface ClientSettings {
  /** Name of the CDF project, as in its URL. */
  readonly project: string;
  /** A bearer token, or a function that returns one. */
  readonly token: string | TokenProvider;
  /** Names your application in the service's statistics (`x-cdp-app`). @default "cdf-multipart" */
  readonly appId?: string;
  /**
   * The function that sends requests. @default globalThis.fetch; in Node its own HTTP client, unless
   * globalThis.fetch was replaced
   */
  readonly fetch?: typeof globalThis.fetch;
  readonly retry?: RetryOptions;
  /** Time limit of one attempt, from its start to the last byte of the response, ms. @default 60000 */
  readonly timeout?: number;
  /**
   * Time limit of a call with all its retries and waits, including the wait for its turn (`limits`), ms.
   * @default 900000
   */
  readonly deadline?: number;
  /** The client's own limits, or those that it shares with other clients of the project (`shareLimits`). */
  readonly limits?: LimitOptions | SharedLimits;
  readonly hooks?: ClientHooks;
  /** Allows `http:` to hosts other than this machine. Then tokens are sent unencrypted. @default false */
  readonly allowInsecureHttp?: boolean;
  /** Time, for tests. @default systemClock */
  readonly clock?: Clock;
  /** Randomness, for tests: a number from 0 (included) to 1 (excluded). @default Math.random */
  readonly random?: () => number;
}

/** The options of `createFilesClient`. */
export type FilesClientOptions = Address & ClientSettings;

/** The share of a budget that one client uses, because other clients use the budget, too. Our own choice. */
const SHARE = 2 / 3;

/** The defaults. */
export const CLIENT_DEFAULTS: Readonly<
  Required<Pick<ClientSettings, "appId" | "timeout" | "deadline" | "allowInsecureHttp">>
> &
  Readonly<Required<Omit<LimitOptions, "pacer">>> = Object.freeze({
  appId: "cdf-multipart",
  timeout: 60_000,
  deadline: 900_000,
  allowInsecureHttp: false,
  requestsPerSecond: Math.floor(IDENTITY_REQUESTS_PER_SECOND_MAX * SHARE),
  listRequestsPerSecond: Math.floor(LIST_REQUESTS_PER_SECOND_MAX * SHARE),
  concurrentRequests: 20,
});
