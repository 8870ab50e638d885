import { isApiError, isAuthError, isCdfError, isValidationError } from "@cdf-multipart/core";
import { Interrupted, SettingsError, UsageError } from "../errors.js";

/** The exit codes of `cdf-upload`; scripts rely on them. */
export const EXIT: {
  readonly ok: 0;
  readonly failed: 1;
  readonly usage: 2;
  readonly settings: 3;
  readonly sourceChanged: 4;
  readonly outputLost: 5;
  readonly interrupted: 130;
} = Object.freeze({
  /** Everything was uploaded. */
  ok: 0,
  /** Some or all files were not uploaded. If all failures have the same code, that code is returned. */
  failed: 1,
  /**
   * An argument, an option, a field or a manifest line is invalid. Nothing was sent, except with
   * `--keep-going`, or with `{sha256}`, whose duplicates are found while files are sent.
   */
  usage: 2,
  /** Settings are missing or invalid, or the login was refused. */
  settings: 3,
  /** A file changed during its upload. */
  sourceChanged: 4,
  /** Everything was uploaded, but standard output, standard error or the report could not be written. */
  outputLost: 5,
  /** Stopped by Ctrl-C, SIGTERM, SIGQUIT or a hang-up. */
  interrupted: 130,
});

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of a run over several files: the common code of all failures, or `failed` if they differ. */
export function combineExitCodes(codes: readonly ExitCode[]): ExitCode {
  const failures = new Set(codes.filter((code) => code !== EXIT.ok));
  if (failures.size === 0) return EXIT.ok;
  const [only] = failures;
  return failures.size === 1 && only !== undefined ? only : EXIT.failed;
}

/** The faults of the call or of the settings of a fleet. Its package is not part of the program. */
const OF_FLEET: Readonly<Partial<Record<string, ExitCode>>> = Object.freeze({
  "broker-unreachable": EXIT.settings,
  "broker-unsuitable": EXIT.settings,
  "broker-full": EXIT.settings,
  "fleet-key": EXIT.settings,
  "fleet-root": EXIT.settings,
  "fleet-version": EXIT.settings,
  "fleet-worker": EXIT.settings,
  "fleet-items": EXIT.usage,
  "fleet-run": EXIT.usage,
});

/** The exit code for an error of one upload, or of the preparation of a run. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof SettingsError || isAuthError(error)) return EXIT.settings;
  if (isApiError(error)) return error.code === "unauthorized" ? EXIT.settings : EXIT.failed;
  if (isValidationError(error)) return error.code === "invalid-settings" ? EXIT.settings : EXIT.usage;
  if (!isCdfError(error)) return EXIT.failed;
  if (error.code === "source-changed") return EXIT.sourceChanged;
  return OF_FLEET[error.code] ?? EXIT.failed;
}
