/**
 * Maximum connections of a browser to one host over HTTP/1.1. A seventh request waits in the browser, and no
 * watchdog can distinguish it from a stalled one.
 */
export const CONNECTIONS: number = 6;
