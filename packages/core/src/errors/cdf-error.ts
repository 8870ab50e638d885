import { withoutSecrets } from "../secrets/safe-cause.js";
import { hideSecrets } from "../secrets/scrub.js";
import { BRAND, brandOf } from "./brand.js";
import { type ErrorJson, errorToJson } from "./error-json.js";

/** What every error of this family is made from. */
export interface CdfErrorOptions {
  /** Stable, for programs: see the table of codes in the README. Messages may change, codes do not. */
  readonly code: string;
  /** What happened underneath, where something did. Never carries a secret. */
  readonly cause?: unknown;
}

/**
 * The base of all errors that these packages throw on purpose. `code` is stable; `message` is one or more
 * clear sentences that name the field, the value, the limit and the way out. No token, client secret, login of a
 * proxy or signature is in any of it, whoever echoed it.
 *
 * `instanceof` works within one copy of the package, {@link isCdfError} across copies.
 */
export class CdfError extends Error {
  readonly code: string;

  /** @param fields what else a subclass tells. Known secrets are taken out of all of it. */
  constructor(message: string, { code, cause }: CdfErrorOptions, fields: object = {}) {
    super(hideSecrets(message), cause === undefined ? undefined : { cause: withoutSecrets(cause) });
    this.code = code;
    Object.assign(this, withoutSecrets(fields));
    // On the instance and not enumerable: recognised by any copy of the package, seen in no log.
    Object.defineProperty(this, BRAND, { value: this.name });
  }

  /** The name of the class, also in minified code. A subclass overrides it; guards across copies go by it. */
  override get name(): string {
    return "CdfError";
  }

  /** A plain object with everything the error says, for logs: `JSON.stringify(error)` uses it. */
  toJSON(): ErrorJson {
    return errorToJson(this);
  }
}

/** True for every error of this family, also one thrown by another copy of the package. */
export function isCdfError(error: unknown): error is CdfError {
  return brandOf(error) !== undefined;
}
