/**
 * The code of calls, for the script of a page that contains it: see `giveCalls`. Only the loading plan of the
 * uploader imports this entry, because every other program loads it at its first call.
 */
export { createOperations } from "../client/operations.js";
