import { OPERATIONS, type OperationId } from "@cdf-multipart/spec";

/**
 * The kind of a request: an operation of the API, or one of the emulator's other routes. These are the routes
 * of the store (`putPart`, `putFile`, `download`), the identity provider's, a preflight, the admin routes and
 * page, or an unknown route.
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

/** The operations that faults can apply to: all except admin requests and preflights. */
export const FAULTABLE_OPERATIONS: readonly string[] = [
  ...Object.keys(OPERATIONS),
  ...Object.keys(OTHERS).filter((name) => !["preflight", "admin", "page"].includes(name)),
];

/** Whether a text is the name of an operation. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name) || Object.hasOwn(OTHERS, name);
}

/** Whether a text is the id of an API operation. */
export function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(OPERATIONS, name);
}
