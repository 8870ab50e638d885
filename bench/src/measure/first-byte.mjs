// Runs a command, and measures when the sink got the head of the first data request.
import { runCommand } from "./run-command.mjs";

/** @typedef {import("./run-command.mjs").Ended & { firstByte: number | undefined }} FirstByteRun */

const LIMIT = 60 * 60_000;
/** Interval of the requests to the sink, ms: the resolution of the figure. */
const ASK_EVERY = 20;

/**
 * @param {import("../types.js").Bench} bench
 * @param {import("../types.js").Sink} sink
 * @param {import("../types.js").Command} command
 * @returns {Promise<FirstByteRun>} `firstByte` in ms after the start; undefined if nothing was sent
 */
export async function runToFirstByte({ tools, folder }, sink, command) {
  const started = performance.now();
  /** @type {number | undefined} */
  let firstByte;
  let ended = false;
  const watch = async () => {
    while (!ended && firstByte === undefined) {
      const at = performance.now();
      if ((await sink.stats()).dataRequests > 0) firstByte = at - started;
      else await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
    }
  };
  const watching = watch();
  const run = await runCommand(command, { tools, folder, timeout: LIMIT });
  ended = true;
  await watching;
  const sent = (await sink.stats()).dataRequests > 0;
  return { ...run, firstByte: firstByte ?? (sent ? run.wall : undefined) };
}
