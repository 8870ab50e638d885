interface Window {
  /** Set after the source of the test has run in the page. */
  readonly axe: typeof import("axe-core");
  /** Whether the page listens to its input. */
  listens: boolean;
  /** For each token, whether the double of MSAL had to renew it. */
  readonly asked: readonly boolean[];
}
