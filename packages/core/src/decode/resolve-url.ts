import { keepUrlSecrets } from "../secrets/redact-url.js";
import { type Answered, refuse } from "./read-answer.js";

/**
 * An upload or download URL, absolute: on Private Link projects it may come without a host and then belongs
 * to the base URL.
 */
export function resolveUrl(reading: Answered, url: string, baseUrl: string): string {
  keepUrlSecrets(url);
  return URL.canParse(url, `${baseUrl}/`)
    ? new URL(url, `${baseUrl}/`).href
    : refuse(reading, "a URL of the answer cannot be understood");
}
