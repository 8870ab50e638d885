// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

import type { operations } from "@cdf-multipart/spec";

/** Whether a value can be the query parameters of initFileUpload. */
export declare function isInitFileUploadQuery(
  value: unknown,
): value is NonNullable<operations["initFileUpload"]["parameters"]["query"]>;

/** Whether a value can be the request body of initFileUpload. */
export declare function isInitFileUploadBody(
  value: unknown,
): value is NonNullable<operations["initFileUpload"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the query parameters of initMultiPartUpload. */
export declare function isInitMultiPartUploadQuery(
  value: unknown,
): value is NonNullable<operations["initMultiPartUpload"]["parameters"]["query"]>;

/** Whether a value can be the request body of initMultiPartUpload. */
export declare function isInitMultiPartUploadBody(
  value: unknown,
): value is NonNullable<operations["initMultiPartUpload"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the query parameters of getMultiPartUploadLink. */
export declare function isGetMultiPartUploadLinkQuery(
  value: unknown,
): value is NonNullable<operations["getMultiPartUploadLink"]["parameters"]["query"]>;

/** Whether a value can be the request body of getMultiPartUploadLink. */
export declare function isGetMultiPartUploadLinkBody(
  value: unknown,
): value is NonNullable<operations["getMultiPartUploadLink"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of completeMultiPartUpload. */
export declare function isCompleteMultiPartUploadBody(
  value: unknown,
): value is NonNullable<operations["completeMultiPartUpload"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the path parameters of getFileByInternalId. */
export declare function isGetFileByInternalIdPath(
  value: unknown,
): value is NonNullable<operations["getFileByInternalId"]["parameters"]["path"]>;

/** Whether a value can be the request body of byIdsFiles. */
export declare function isByIdsFilesBody(
  value: unknown,
): value is NonNullable<operations["byIdsFiles"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of advancedListFiles. */
export declare function isAdvancedListFilesBody(
  value: unknown,
): value is NonNullable<operations["advancedListFiles"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the query parameters of downloadLinks. */
export declare function isDownloadLinksQuery(
  value: unknown,
): value is NonNullable<operations["downloadLinks"]["parameters"]["query"]>;

/** Whether a value can be the request body of downloadLinks. */
export declare function isDownloadLinksBody(
  value: unknown,
): value is NonNullable<operations["downloadLinks"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of deleteFiles. */
export declare function isDeleteFilesBody(
  value: unknown,
): value is NonNullable<operations["deleteFiles"]["requestBody"]>["content"]["application/json"];

/** The checks of each operation, by the part of a request that they judge; without operations that have `x-validate: apart`. */
export declare const CHECKS: {
  readonly [Id in keyof operations]?: {
    readonly body?: (value: unknown) => boolean;
    readonly query?: (value: unknown) => boolean;
    readonly path?: (value: unknown) => boolean;
  };
};
