/** A validator compiled by Ajv. It returns true for a valid value; otherwise the faults are in `errors`. */
export interface Validate {
  (value: unknown): unknown;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

export interface ContractParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** The schema's type, to which a text in a URL is converted. */
  readonly type: string;
  readonly validate: Validate;
}

export interface ContractAnswer {
  /** `201`, or `5XX` for any status from 500 to 599. */
  readonly status: string;
  readonly headers: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly validate: Validate;
  }[];
  readonly validate: Validate;
}

export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  /** The segments of the path below the project. Variables are in braces. */
  readonly segments: readonly string[];
  readonly parameters: readonly ContractParameter[];
  readonly body: { readonly required: boolean; readonly validate: Validate } | undefined;
  readonly answers: readonly ContractAnswer[];
}

export interface ContractDocument {
  readonly operations: readonly ContractOperation[];
}

/** A request as it is sent. `body` is undefined if it has none. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** A complete answer. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}
