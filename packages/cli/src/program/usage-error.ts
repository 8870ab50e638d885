/** Options that cannot go together, or inputs that are wrong, found before anything is sent. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
