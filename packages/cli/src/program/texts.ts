import { EXIT } from "../output/exit-codes.js";

/** The summary of the program, in one line. */
export const SUMMARY: string = "Uploads files of any size to Cognite Data Fusion, in parts.";

/** Where settings come from. */
export const SETTINGS_TEXT: string =
  "Settings are read from the environment: CDF_CLUSTER (or CDF_URL), CDF_PROJECT and a login (CDF_TOKEN, or LOGIN_FLOW " +
  "with the IDP_* variables), or the COGNITE_* variables of the SDKs. NO_COLOR turns colours off. XDG_STATE_HOME sets " +
  "the folder for journals. OTEL_EXPORTER_OTLP_ENDPOINT sends traces and metrics.";

/** The meaning of each exit code. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = Object.freeze([
  [EXIT.ok, "everything was uploaded"],
  [
    EXIT.failed,
    "some or all files were not uploaded; if all failures have the same code, that code is returned",
  ],
  [
    EXIT.usage,
    "an argument, an option, a field or a manifest line is invalid; nothing was sent, except with --keep-going or {sha256}",
  ],
  [EXIT.settings, "settings are missing or invalid, or the login was refused"],
  [EXIT.sourceChanged, "a file changed during its upload"],
  [
    EXIT.outputLost,
    "everything was uploaded, but output or the report could not be written (for example, the disk is full)",
  ],
  [EXIT.interrupted, "stopped by Ctrl-C, SIGTERM, SIGQUIT or a hang-up; repeat the command to resume"],
]);
