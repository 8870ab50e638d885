import { type Answer, jsonAnswer } from "./answer.js";
import type { FileIdentity } from "./api-types.js";

export interface RefusalDetails {
  readonly missing?: readonly FileIdentity[];
  readonly duplicated?: readonly FileIdentity[];
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An error of an API operation, sent in the form of the API: `{error: {code, message, missing?,
 * duplicated?}}`.
 */
export class ApiRefusal extends Error {
  override readonly name = "ApiRefusal";
  readonly status: number;
  readonly details: RefusalDetails;

  constructor(status: number, message: string, details: RefusalDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }

  answer(): Answer {
    const { missing, duplicated, headers } = this.details;
    const error = {
      code: this.status,
      message: this.message,
      ...(missing !== undefined && { missing }),
      ...(duplicated !== undefined && { duplicated }),
    };
    return jsonAnswer(this.status, { error }, headers);
  }
}
