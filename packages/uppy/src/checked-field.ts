/** Something that a person can choose. */
export interface Choice {
  /** What is saved. */
  readonly value: string | number;
  /** What the person reads. */
  readonly label: string;
}

/** A field, as in the Dashboard's option `metaFields`, with a check and with choices. */
export interface CheckedField {
  /** `externalId`, `dataSetId`, `labels`, … as `fieldsFromMeta` reads them; others become metadata. */
  readonly id: string;
  /** Its label. */
  readonly name: string;
  readonly placeholder?: string;
  /** The `type` of its input: `text`, `number`, `date`, … @default "text" */
  readonly type?: string;
  /**
   * What can be chosen, for example the data sets of the project. Called once, when the field is first shown.
   * If it fails, the user can type.
   */
  readonly choices?: () => Promise<readonly Choice[]>;
  /** Whether several can be chosen, as with labels. @default false */
  readonly several?: boolean;
}
