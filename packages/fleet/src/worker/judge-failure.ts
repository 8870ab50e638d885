import { hideSecrets, isApiError, isAuthError, isCdfError, isValidationError } from "@cdf-multipart/core";
import { messageOf } from "@cdf-multipart/core/internal";
import { isBrokerAway, isFleetError } from "../errors/fleet-error.js";
import { JobFailure } from "../errors/job-failure.js";

/** What a failed job means for its file. */
export interface JudgedFailure {
  readonly code: string;
  readonly message: string;
  /** Every other attempt, by any worker, would fail in the same way. */
  readonly final: boolean;
  /** The worker itself is at fault: its credentials, its roots or its key. */
  readonly workersFault: boolean;
}

/** Codes after which a repeat would fail in the same way. */
const FINAL_CODES: ReadonlySet<string> = new Set([
  "source-changed",
  "source-too-large",
  "source-not-a-file",
  "source-length",
  "part-refused",
  "journal-refused",
  "wrong-url-count",
  "duplicate-urls",
  "unsafe-url",
  "fleet-items",
]);
/** Another worker may have the file, or the permission. */
const WORKER_CODES: ReadonlySet<string> = new Set([
  "source-missing",
  "source-forbidden",
  "source-unreadable",
  "fleet-root",
  "fleet-key",
  "fleet-version",
]);
const UNAUTHORIZED = 401;
const TIMEOUT = 408;
const TOO_MANY = 429;

/** Judges an error of a job. */
export function judgeFailure(error: unknown): JudgedFailure {
  const code = isCdfError(error) || error instanceof JobFailure ? error.code : "unexpected";
  const message = hideSecrets(messageOf(error));
  const workersFault =
    (isFleetError(error) && !isBrokerAway(error)) ||
    isAuthError(error) ||
    isUnauthorized(error) ||
    WORKER_CODES.has(code);
  const final = FINAL_CODES.has(code) || isValidationError(error) || (isRefusal(error) && !workersFault);
  return { code, message, final, workersFault };
}

function isUnauthorized(error: unknown): boolean {
  return isApiError(error) && error.status === UNAUTHORIZED;
}

function isRefusal(error: unknown): boolean {
  if (!isApiError(error)) return false;
  const { status } = error;
  return status >= 400 && status < 500 && status !== TIMEOUT && status !== TOO_MANY;
}
