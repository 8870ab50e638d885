/**
 * Reports progress of the scripts: one line per step, on standard error, to keep a command's own output
 * clean.
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure that the user can fix. The scripts print its message without a stack trace. */
export class SetUpError extends Error {
  name = "SetUpError";
}

/**
 * Ends a script on an error: prints the message of an expected error, and the stack trace of any other.
 *
 * @param {unknown} error
 */
export function fail(error) {
  process.stderr.write(`${error instanceof SetUpError ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}
