interface Window {
  /** After its source was run in the page. */
  readonly axe: typeof import("axe-core");
  /** Whether the page listens to its input. */
  listens: boolean;
  /** Of the double of MSAL: for each token, whether it had to be renewed. */
  readonly asked: readonly boolean[];
}
