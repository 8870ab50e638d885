import { isApiError, isAuthError, isCdfError, isValidationError } from "@cdf-multipart/core";
import { Interrupted } from "../ends/interruption.js";
import { UsageError } from "../program/usage-error.js";
import { SettingsError } from "../settings/settings-error.js";
import { EXIT, type ExitCode } from "./exit-codes.js";

/** The exit code for an error of one upload, or of the preparation of a run. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof SettingsError || isAuthError(error)) return EXIT.settings;
  if (isApiError(error)) return error.code === "unauthorized" ? EXIT.settings : EXIT.failed;
  if (isValidationError(error)) return error.code === "invalid-settings" ? EXIT.settings : EXIT.usage;
  if (isCdfError(error) && error.code === "source-changed") return EXIT.sourceChanged;
  return EXIT.failed;
}
