/** Version of this package, sent in `x-cdp-sdk`. A test holds it equal to package.json. */
export const VERSION = "0.1.0";
