/** An operation of a store's API, as the sink received it. */
export interface DialectRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** The URL of this sink: `http://127.0.0.1:PORT`. */
  readonly origin: string;
}

export interface DialectAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly xml?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers the operations of one API; undefined for operations of other APIs. */
export type Dialect = (request: DialectRequest) => DialectAnswer | undefined;
