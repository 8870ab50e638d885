import type { Answer } from "./answer.js";
import { type Rule, ruleHeader } from "./answer.js";

/** Error codes of the store for a PUT or GET. Where S3 has a code, it is used. */
export type StorageErrorCode =
  | "AccessDenied"
  | "AccessForbidden"
  | "EntityTooLarge"
  | "InsufficientStorage"
  | "InternalError"
  | "InvalidArgument"
  | "InvalidRange"
  | "MethodNotAllowed"
  | "MissingContentLength"
  | "NoSuchKey"
  | "NoSuchUpload"
  | "NotImplemented"
  | "PreconditionFailed"
  | "ServiceUnavailable"
  | "SignatureDoesNotMatch";

/** An error of the store in the form of S3: an XML body with a code, and no headers of CDF. */
export class StorageRefusal extends Error {
  override readonly name = "StorageRefusal";
  readonly status: number;
  readonly code: StorageErrorCode;
  /** Names the broken rule, because several rules share a code. */
  readonly rule: Rule | undefined;

  constructor(status: number, code: StorageErrorCode, message: string, rule?: Rule) {
    super(message);
    this.status = status;
    this.code = code;
    this.rule = rule;
  }

  answer(): Answer {
    const { headers, ...answer } = xmlError(this.status, this.code, this.message);
    return { ...answer, headers: { ...headers, ...ruleHeader(this.rule) } };
  }
}

export function xmlError(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`,
  };
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
