import { BRAND, hideSecrets, isBranded, withoutSecrets } from "../secrets/hide-secrets.js";
import type { CdfErrorCode } from "./error-codes.js";

/** The options of an error's constructor. Further fields become fields of the error. */
export interface CdfErrorOptions {
  readonly code: CdfErrorCode;
  /** The error that caused this one. Its secrets are removed. */
  readonly cause?: unknown;
}

/** An error as plain data. Fields that the error does not have are absent. */
export interface ErrorJson {
  readonly name: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/**
 * The base of all errors that these packages throw. `code` is stable. `message` is one or more sentences that
 * name the field, the value, the limit and the way out. No part of an error contains a token, a client
 * secret, the login of a proxy or a signature, even if a server echoed it.
 *
 * `instanceof` works within one copy of the package, {@link isCdfError} across copies.
 */
export class CdfError extends Error {
  /** Stable, for programs: see the table of codes in the README. */
  readonly code: CdfErrorCode;

  /** Known secrets are removed from the message, the cause and all fields. */
  constructor(message: string, { code, cause, ...fields }: CdfErrorOptions) {
    super(hideSecrets(message), cause === undefined ? undefined : { cause: withoutSecrets(cause) });
    this.code = code;
    Object.assign(this, withoutSecrets(fields));
    // Not enumerable: every copy of the package recognises it, and no log shows it.
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** The name of the class, also in minified code. Guards compare it. */
  override get name(): string {
    return "CdfError";
  }

  /** A plain object with all fields of the error, for logs. `JSON.stringify(error)` calls it. */
  toJSON(): ErrorJson {
    return errorToJson(this, 0);
  }
}

/** True for every error of this family, also one from another copy of the package. */
export function isCdfError(error: unknown): error is CdfError {
  return isBranded(error);
}

/** Deeper causes are omitted, so that a cycle ends. */
const CAUSE_DEPTH = 4;

function errorToJson(error: Error, depth: number): ErrorJson {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(error))
    if (value !== undefined && key !== "cause") fields[key] = value;
  const cause = error.cause;
  if (cause instanceof Error && depth < CAUSE_DEPTH) fields["cause"] = errorToJson(cause, depth + 1);
  return { name: error.name, message: error.message, ...fields };
}
