import type { Answer } from "./answer.js";
import { type Rule, ruleHeader } from "./rule.js";

/** Why a store refuses a PUT or GET; the names are S3's where it has one. */
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

/** A store says no, as S3 does: an XML body with a code, and none of CDF's headers. */
export class StorageRefusal extends Error {
  override readonly name = "StorageRefusal";
  readonly status: number;
  readonly code: StorageErrorCode;
  /** Names the broken rule where several share a code. */
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
