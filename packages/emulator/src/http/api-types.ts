import type { components } from "@cdf-multipart/spec";

type Schemas = components["schemas"];

/** The fields of a file that a client may set. */
export type FileFields = Schemas["FileFields"];
/** A file as the API returns it. */
export type FileAnswer = Schemas["File"];
/** Identifies a file by exactly one of its identities. */
export type FileIdentity = Schemas["FileIdentity"];

/** Identifies a view of data modelling. */
export type ViewReference = Schemas["ViewReference"];
/** A data-modelling node to create or change. */
export type NodeWrite = Schemas["NodeWrite"];
/** A data-modelling node as the API returns it. */
export type NodeAnswer = Schemas["Instance"];
/** The identity of a data-modelling node. */
export type InstanceId = Schemas["InstanceId"];

/** A data-modelling node of a file, as another API of the service creates it. */
export interface InstanceOptions {
  readonly space: string;
  readonly externalId: string;
  /**
   * Time in ms until the Files API sees the node. Until then the file is "not found". The default is the option
   * `syncDelay`.
   */
  readonly visibleAfter?: number;
  /** Name of the file. The default is the external id of the instance. */
  readonly name?: string;
  /** One of the emulator's projects. The default is the first one. */
  readonly project?: string;
}
