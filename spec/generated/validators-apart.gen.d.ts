// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

import type { components, operations } from "@cdf-multipart/spec";
import type { Validator } from "@cdf-multipart/spec/validators";

/** Validates the request body of getUploadLink. */
export declare const validateGetUploadLinkBody: Validator<
  NonNullable<operations["getUploadLink"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of updateFiles. */
export declare const validateUpdateFilesBody: Validator<
  NonNullable<operations["updateFiles"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of searchFiles. */
export declare const validateSearchFilesBody: Validator<
  NonNullable<operations["searchFiles"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of aggregateFiles. */
export declare const validateAggregateFilesBody: Validator<
  NonNullable<operations["aggregateFiles"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of applyNodeAndEdges. */
export declare const validateApplyNodeAndEdgesBody: Validator<
  NonNullable<operations["applyNodeAndEdges"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of byExternalIdsInstances. */
export declare const validateByExternalIdsInstancesBody: Validator<
  NonNullable<operations["byExternalIdsInstances"]["requestBody"]>["content"]["application/json"]
>;

/** Validates the request body of deleteInstances. */
export declare const validateDeleteInstancesBody: Validator<
  NonNullable<operations["deleteInstances"]["requestBody"]>["content"]["application/json"]
>;

/** Validates a CogniteFileProperties. */
export declare const validateCogniteFileProperties: Validator<
  components["schemas"]["CogniteFileProperties"]
>;
