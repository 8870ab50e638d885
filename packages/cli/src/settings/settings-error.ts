/** No client can be made from what the environment says. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
