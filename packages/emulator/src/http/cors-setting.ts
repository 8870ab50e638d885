/** What browsers of other origins may do and see. */
export interface CorsOptions {
  /**
   * Whether a browser sees the `ETag` of a part. Real clusters differ.
   * @default true
   */
  readonly exposeEtag?: boolean;
  /**
   * Whether the store (upload and download URLs) has a CORS rule at all. Without one it answers no CORS header and
   * refuses preflights with 403 `AccessForbidden`, as a bucket without a CORS configuration does; the API goes on
   * allowing browsers.
   * @default true
   */
  readonly store?: boolean;
  /**
   * The origins of pages that may use the emulator, as `http://localhost:5173`, or `*` for all. A setting without it
   * leaves those that were named before; at first there are none, so no page of another origin may.
   */
  readonly origin?: string | readonly string[];
  /**
   * How long a browser keeps the answer to a preflight, in ms (whole seconds go out). 0 makes it ask each time.
   * @default 600000
   */
  readonly maxAge?: number;
}

/** `false` sends no CORS header anywhere. */
export type CorsSetting = CorsOptions | false;
