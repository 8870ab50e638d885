/** The settings are missing or invalid, so there can be no client. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
