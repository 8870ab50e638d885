import { hideSecrets } from "../secrets/scrub.js";

/** Longer values are cut in messages. Characters. */
const SHOWN_MAX = 60;

/** A value as it is shown in a message: JSON where it has one, cut to a readable length. */
export function shorten(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = Object.prototype.toString.call(value);
  }
  // First: half a secret is none that is known.
  text = hideSecrets(text);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}… (${text.length} characters)` : text;
}
