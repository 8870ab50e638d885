import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

/** Names a file of data modeling. */
export interface InstanceId extends Frozen<components["schemas"]["InstanceId"]> {}

/** A file by the service's id. */
export interface ById {
  readonly id: number;
  readonly externalId?: never;
  readonly instanceId?: never;
}

/** A file by the client's id. */
export interface ByExternalId {
  readonly externalId: string;
  readonly id?: never;
  readonly instanceId?: never;
}

/** A file by its data-modeling node. */
export interface ByInstanceId {
  readonly instanceId: InstanceId;
  readonly id?: never;
  readonly externalId?: never;
}

/** A file, by exactly one of its three names. */
export type FileIdentity = ById | ByExternalId | ByInstanceId;

/** The identities for a new upload session: an existing file by its external id or its node. */
export type LinkTarget = ByExternalId | ByInstanceId;

/** What can be deleted. The service does not accept an `instanceId` here. */
export type DeleteTarget = ById | ByExternalId;
