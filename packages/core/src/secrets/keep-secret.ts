/** The replacement of a secret. */
export const REPLACEMENT = "[redacted]";

/** Shorter secrets cannot be distinguished from words. Characters. */
export const SHORTEST = 4;

/** Finds secrets in texts. */
export interface SecretFinder {
  readonly keep: (secret: string) => void;
  readonly hide: (text: string) => string;
}

/** Kept until a finder is loaded that knows encodings. */
const early = new Set<string>();

let finder: SecretFinder = {
  keep: (secret) => early.add(secret),
  hide: (text) => {
    let hidden = text;
    for (const secret of early) hidden = hidden.replaceAll(secret, REPLACEMENT);
    return hidden;
  },
};

/** Passes all earlier and later secrets to a finder. */
export function find(better: SecretFinder): void {
  finder = better;
  for (const secret of early) better.keep(secret);
  early.clear();
}

/**
 * From now on no error, event or log line shows this secret, even if a server echoes it. It is kept in memory
 * only.
 */
export function keepSecret(secret: string): void {
  if (secret.length >= SHORTEST) finder.keep(secret);
}

/**
 * Keeps the secret in the value of a header. A scheme, such as `Bearer`, is not a secret; the text after it
 * is.
 */
export function keepHeaderSecret(value: string): void {
  keepSecret(value.trim().replace(/^[\w-]+\s+/, ""));
}

/** A text with all known secrets replaced. */
export function hideKnown(text: string): string {
  return finder.hide(text);
}
