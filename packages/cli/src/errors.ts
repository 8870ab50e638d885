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
