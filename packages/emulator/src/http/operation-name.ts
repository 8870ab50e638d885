import { OPERATIONS, type OperationId } from "@cdf-multipart/spec";

/**
 * What a request is: an operation of the API, or one of the emulator's other routes: the stores' (`putPart`,
 * `putFile`, `download`), the identity provider's, a browser's preflight, the admin routes and page, or none of them.
 */
export type OperationName =
  | OperationId
  | StorageOperation
  | IdentityOperation
  | "preflight"
  | "admin"
  | "page"
  | "unknown";

export type StorageOperation = "putPart" | "putFile" | "download";

export type IdentityOperation = "openidConfiguration" | "token" | "deviceAuthorization";

const OTHERS = {
  putPart: true,
  putFile: true,
  download: true,
  openidConfiguration: true,
  token: true,
  deviceAuthorization: true,
  preflight: true,
  admin: true,
  page: true,
  unknown: true,
} satisfies Readonly<Record<Exclude<OperationName, OperationId>, true>>;

/** What faults can happen to: all but what steers the emulator or asks for leave. */
export const FAULTABLE_OPERATIONS: readonly string[] = [
  ...Object.keys(OPERATIONS),
  ...Object.keys(OTHERS).filter((name) => !["preflight", "admin", "page"].includes(name)),
];

/** Whether a text names something that a request can be. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name) || Object.hasOwn(OTHERS, name);
}
