// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

import type { components, operations } from "@cdf-multipart/spec";

/** Whether a value can be the request body of getUploadLink. */
export declare function isGetUploadLinkBody(
  value: unknown,
): value is NonNullable<operations["getUploadLink"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of updateFiles. */
export declare function isUpdateFilesBody(
  value: unknown,
): value is NonNullable<operations["updateFiles"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of searchFiles. */
export declare function isSearchFilesBody(
  value: unknown,
): value is NonNullable<operations["searchFiles"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of aggregateFiles. */
export declare function isAggregateFilesBody(
  value: unknown,
): value is NonNullable<operations["aggregateFiles"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of applyNodeAndEdges. */
export declare function isApplyNodeAndEdgesBody(
  value: unknown,
): value is NonNullable<operations["applyNodeAndEdges"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of byExternalIdsInstances. */
export declare function isByExternalIdsInstancesBody(
  value: unknown,
): value is NonNullable<operations["byExternalIdsInstances"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be the request body of deleteInstances. */
export declare function isDeleteInstancesBody(
  value: unknown,
): value is NonNullable<operations["deleteInstances"]["requestBody"]>["content"]["application/json"];

/** Whether a value can be a CogniteFileProperties. */
export declare function isCogniteFileProperties(
  value: unknown,
): value is components["schemas"]["CogniteFileProperties"];
