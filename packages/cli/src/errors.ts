/** Options that cannot be combined, or invalid inputs, found before anything is sent. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The settings are missing or invalid, so there can be no client. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** A path, link or name that cannot be uploaded. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** The abort reason of a run that a signal stopped. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly signalName: NodeJS.Signals;

  constructor(signalName: NodeJS.Signals) {
    super(`Stopped by ${signalName}.`);
    this.signalName = signalName;
  }
}

/** The code of an error of the system or of a package, such as `ENOENT`; undefined without one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Whether an error of the file system means that the path does not exist. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
