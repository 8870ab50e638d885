/**
 * Connections of a browser to one host, by HTTP/1.1. What would be the seventh waits in the browser, where no watchdog can
 * tell it from a dead one.
 */
export const CONNECTIONS: number = 6;
