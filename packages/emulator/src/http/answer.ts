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
