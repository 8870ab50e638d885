import { EXIT } from "../output/exit-codes.js";

/** One line about the program. */
export const SUMMARY: string = "Uploads files of any size to Cognite Data Fusion, in parts.";

/** Where settings come from. */
export const SETTINGS_TEXT: string =
  "Settings come from the environment: CDF_CLUSTER (or CDF_URL), CDF_PROJECT and a login (CDF_TOKEN, or LOGIN_FLOW " +
  "with the IDP_* variables), or the COGNITE_* variables of the SDKs. NO_COLOR turns colours off. XDG_STATE_HOME says " +
  "where journals are kept.";

/** What each exit code says. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = Object.freeze([
  [EXIT.ok, "everything was uploaded"],
  [EXIT.failed, "some files, or all, were not"],
  [EXIT.usage, "an argument, an option, a field or a line of the manifest is wrong; nothing was sent"],
  [EXIT.settings, "settings are missing or wrong, or the login was refused"],
  [EXIT.sourceChanged, "a file changed while it was read"],
  [
    EXIT.outputLost,
    "everything was uploaded, but output or the report could not be written (as on a full disk)",
  ],
  [EXIT.interrupted, "stopped by Ctrl-C, SIGTERM, SIGQUIT or a hang-up; the same command resumes it"],
]);
