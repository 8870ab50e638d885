/** Options that cannot go together, found before anything is sent. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
