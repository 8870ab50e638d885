import type { OperationId } from "@cdf-multipart/spec";

/**
 * What a request is: an operation of the API, or one of the emulator's other routes: the stores' (`putPart`,
 * `putFile`, `download`), the identity provider's, a browser's preflight, the admin routes, or none of them.
 */
export type OperationName =
  | OperationId
  | StorageOperation
  | IdentityOperation
  | "preflight"
  | "admin"
  | "unknown";

export type StorageOperation = "putPart" | "putFile" | "download";

export type IdentityOperation = "openidConfiguration" | "token" | "deviceAuthorization";
