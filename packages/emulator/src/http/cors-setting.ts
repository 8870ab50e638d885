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
   * The one origin that is allowed, or `*`.
   * @default "*"
   */
  readonly origin?: string;
  /**
   * How long a browser keeps the answer to a preflight, in ms (whole seconds go out). 0 makes it ask each time.
   * @default 600000
   */
  readonly maxAge?: number;
}

/** `false` sends no CORS header anywhere. */
export type CorsSetting = CorsOptions | false;
