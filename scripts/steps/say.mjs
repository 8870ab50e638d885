/** Progress of the scripts: one line a step, on standard error so that a command's own output stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure that the user can act on: the scripts print its message, and no stack. */
export class SetUpError extends Error {
  name = "SetUpError";
}

/**
 * Ends a script on an error: one clear message for what we foresaw, everything for what we did not.
 *
 * @param {unknown} error
 */
export function fail(error) {
  process.stderr.write(`${error instanceof SetUpError ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}
