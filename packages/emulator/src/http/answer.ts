/** A response before it is sent. Faults can still change it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * There is no response left to send: a download has sent it, or a fault cut the connection or keeps it open
 * on purpose.
 */
export const TAKEN: unique symbol = Symbol("taken");
export type Outgoing = Answer | typeof TAKEN;

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: "" };
}

/**
 * The rules that upload code breaks most often. The response to a request that breaks one names it in this
 * header, so that tests need not parse messages. The journal records it as `rule`.
 */
export const RULE_HEADER = "x-emulator-rule";

export type Rule =
  /** A body without a known length: `Transfer-Encoding: chunked`. */
  | "chunked-body"
  | "content-type-on-part"
  /** `Authorization` or `x-cdp-*` on a signed URL. */
  | "credentials-on-signed-url"
  | "missing-length"
  | "missing-part"
  | "part-too-large"
  /** A part before the last one that is not larger than the minimum size. */
  | "small-middle-part"
  | "unsigned-url"
  | "wrong-signature"
  | "expired-url";

export function ruleHeader(rule: Rule | undefined): Readonly<Record<string, string>> {
  return rule === undefined ? {} : { [RULE_HEADER]: rule };
}
