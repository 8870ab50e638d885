/** What the worker is asked: to begin with a file, or to stop. */
export type HashRequest =
  | { readonly id: number; readonly path: string }
  | { readonly id: number; readonly stop: true };

/** What it answers. */
export type HashAnswer =
  | {
      readonly id: number;
      /** Lower-case hex. */
      readonly sha256: string;
    }
  | { readonly id: number; readonly failure: string };
