/** A data-modelling node of a file, as one makes it through another part of the service. */
export interface InstanceOptions {
  readonly space: string;
  readonly externalId: string;
  /**
   * ms until the Files API sees it; before, it is "not found".
   * @default 0
   */
  readonly visibleAfter?: number;
  /** Name of the file; the instance's externalId by default. */
  readonly name?: string;
  /** One of the emulator's projects; the first by default. */
  readonly project?: string;
}
