/**
 * The arguments of a program of this folder, as `parse` reads them. `--help` prints the usage and ends the program; so does what
 * cannot be read, with the reason above it, on standard error and with exit code 2.
 *
 * @template T
 * @param {string} usage
 * @param {(args: string[]) => T} parse throws an Error whose message is for the user
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
