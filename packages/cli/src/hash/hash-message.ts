/** A request to the worker: hash a file, or stop. */
export type HashRequest =
  | {
      readonly id: number;
      readonly path: string;
      /** The required state of the file; undefined accepts any state. */
      readonly key: string | undefined;
    }
  | { readonly id: number; readonly stop: true };

/** The answer of the worker. */
export type HashAnswer =
  | {
      readonly id: number;
      /** Lower-case hex. */
      readonly sha256: string;
      /** The state that the file had from the first to the last byte. */
      readonly key: string;
    }
  | { readonly id: number; readonly failure: string };
