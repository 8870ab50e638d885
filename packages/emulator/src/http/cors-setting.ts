/** What browsers of other origins may do and see. */
export interface CorsOptions {
  /**
   * Whether browsers see the `ETag` of a part. Real clusters differ in this.
   * @default true
   */
  readonly exposeEtag?: boolean;
  /**
   * Whether the store (upload and download URLs) has a CORS rule. Without one it sends no CORS headers and
   * refuses preflights with 403 `AccessForbidden`, as a bucket without a CORS configuration does. The API
   * still allows browsers.
   * @default true
   */
  readonly store?: boolean;
  /**
   * The origins of pages that may use the emulator, for example `http://localhost:5173`, or `*` for all. A
   * setting without this field keeps the origins that were allowed before. At the start no other origin is
   * allowed.
   */
  readonly origin?: string | readonly string[];
  /**
   * How long a browser caches the response to a preflight, in ms (sent as whole seconds). 0 disables the
   * cache.
   * @default 600000
   */
  readonly maxAge?: number;
}

/** `false` disables all CORS headers. */
export type CorsSetting = CorsOptions | false;

/** The active CORS setting. It can be changed while the emulator runs. */
export interface CorsSwitch {
  get(): CorsSetting;
  /** A setting without origins keeps the allowed origins. */
  set(setting: CorsSetting): void;
}
