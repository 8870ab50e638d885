/** What the worker is asked: to begin with a file, or to stop. */
export type HashRequest =
  | {
      readonly id: number;
      readonly path: string;
      /** The only state of the file that is wanted; undefined: the one that is found. */
      readonly key: string | undefined;
    }
  | { readonly id: number; readonly stop: true };

/** What it answers. */
export type HashAnswer =
  | {
      readonly id: number;
      /** Lower-case hex. */
      readonly sha256: string;
      /** Of the file whose bytes these were, from the first to the last. */
      readonly key: string;
    }
  | { readonly id: number; readonly failure: string };
