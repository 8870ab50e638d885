/** A data-modelling node of a file, as another API of the service creates it. */
export interface InstanceOptions {
  readonly space: string;
  readonly externalId: string;
  /**
   * Time in ms until the Files API sees the node. Until then the file is "not found".
   * @default 0
   */
  readonly visibleAfter?: number;
  /** Name of the file. The default is the external id of the instance. */
  readonly name?: string;
  /** One of the emulator's projects. The default is the first one. */
  readonly project?: string;
}
