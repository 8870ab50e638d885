/** Options that cannot be combined, or invalid inputs, found before anything is sent. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
