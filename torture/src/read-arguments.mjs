/**
 * Reads the arguments of a program of this folder with `parse`. `--help` prints the usage and ends the
 * program. Wrong arguments print the reason and the usage to standard error, and end it with exit code 2.
 *
 * @template T
 * @param {string} usage
 * @param {(args: string[]) => T} parse throws an Error with a message for the user
 * @returns {T}
 */
export function readArguments(usage, parse) {
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage);
    process.exit(0);
  }
  try {
    return parse(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}
