// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

import type { operations } from "@cdf-multipart/spec";

/** One fault that a validator found, in Ajv's form, without a message. */
export interface SchemaFault {
  /** JSON pointer into the value. */
  readonly instancePath: string;
  /** The pointer to the rule in the schema. */
  readonly schemaPath: string;
  /** The rule: `maxLength`, `required`, `additionalProperties`, … */
  readonly keyword: string;
  /** The values of the rule: `{limit: 256}`, `{missingProperty: "name"}`, … */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether a value is valid. `errors` has the faults of the last invalid value. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly SchemaFault[] | null;
}

/** Validates the query parameters of initFileUpload. */
export declare const validateInitFileUploadQuery: Validator<
  NonNullable<operations["initFileUpload"]["parameters"]["query"]>
>;

/** Validates the request body of initFileUpload. */
export declare const validateInitFileUploadBody: Validator<
  NonNullable<operations["initFileUpload"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the query parameters of initMultiPartUpload. */
export declare const validateInitMultiPartUploadQuery: Validator<
  NonNullable<operations["initMultiPartUpload"]["parameters"]["query"]>
>;

/** Validates the request body of initMultiPartUpload. */
export declare const validateInitMultiPartUploadBody: Validator<
  NonNullable<operations["initMultiPartUpload"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the query parameters of getMultiPartUploadLink. */
export declare const validateGetMultiPartUploadLinkQuery: Validator<
  NonNullable<operations["getMultiPartUploadLink"]["parameters"]["query"]>
>;

/** Validates the request body of getMultiPartUploadLink. */
export declare const validateGetMultiPartUploadLinkBody: Validator<
  NonNullable<operations["getMultiPartUploadLink"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of completeMultiPartUpload. */
export declare const validateCompleteMultiPartUploadBody: Validator<
  NonNullable<operations["completeMultiPartUpload"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the path parameters of getFileByInternalId. */
export declare const validateGetFileByInternalIdPath: Validator<
  NonNullable<operations["getFileByInternalId"]["parameters"]["path"]>
>;

/** Validates the request body of byIdsFiles. */
export declare const validateByIdsFilesBody: Validator<
  NonNullable<operations["byIdsFiles"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of advancedListFiles. */
export declare const validateAdvancedListFilesBody: Validator<
  NonNullable<operations["advancedListFiles"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the query parameters of downloadLinks. */
export declare const validateDownloadLinksQuery: Validator<
  NonNullable<operations["downloadLinks"]["parameters"]["query"]>
>;

/** Validates the request body of downloadLinks. */
export declare const validateDownloadLinksBody: Validator<
  NonNullable<operations["downloadLinks"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of deleteFiles. */
export declare const validateDeleteFilesBody: Validator<
  NonNullable<operations["deleteFiles"]["requestBody"]>["content"]["application/json"]
>;

/** The validators of each operation, by the part of a request that they judge; without operations that have `x-validate: apart`. */
export declare const VALIDATORS: {
  readonly [Id in keyof operations]?: {
    readonly body?: Validator<unknown>;
    readonly query?: Validator<unknown>;
    readonly path?: Validator<unknown>;
  };
};
