/** What Ajv compiled: true when valid, else the faults are in `errors`. */
export interface Validate {
  (value: unknown): unknown;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

export interface ContractParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** The schema's type: what the text in a URL is read as. */
  readonly type: string;
  readonly validate: Validate;
}

export interface ContractAnswer {
  /** `201`, or `5XX` for any of them. */
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
  /** The path below the project, in pieces; variables are in braces. */
  readonly segments: readonly string[];
  readonly parameters: readonly ContractParameter[];
  readonly body: { readonly required: boolean; readonly validate: Validate } | undefined;
  readonly answers: readonly ContractAnswer[];
}

export interface ContractDocument {
  readonly operations: readonly ContractOperation[];
}

/** A request as it leaves. `body` is undefined when there is none. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** An answer that has come as a whole. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}
