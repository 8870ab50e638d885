import { momentOf, spanOf } from "@cdf-multipart/core/internal";

/**
 * When signed URLs expire. Each store writes it differently. A URL of another kind, or one behind a proxy
 * that hides it, does not say.
 */

/** When the signature of the URL expires, ms since the epoch; undefined when the URL does not say. */
export function signedUrlDeadline(url: string): number | undefined {
  if (!URL.canParse(url)) return undefined;
  const query = lowerCased(new URL(url).searchParams);
  return (
    issuedPlusLifetime(query, "x-amz-date", "x-amz-expires") ??
    issuedPlusLifetime(query, "x-goog-date", "x-goog-expires") ??
    azureEnd(query.get("se")) ??
    epochSeconds(query.get("expires"))
  );
}

/** The earliest expiry of all URLs that say so, ms since the epoch. */
export function earliestDeadline(urls: readonly string[]): number | undefined {
  const ends = urls.map(signedUrlDeadline).filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function lowerCased(params: URLSearchParams): ReadonlyMap<string, string> {
  return new Map([...params].map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * Amazon S3 and Google Cloud Storage (V4): the time of issue as `20261123T091426Z`, and the lifetime in
 * seconds.
 */
function issuedPlusLifetime(
  query: ReadonlyMap<string, string>,
  issued: string,
  lifetime: string,
): number | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get(issued) ?? "");
  const seconds = query.get(lifetime);
  const life = spanOf(seconds, 1000);
  if (date === null || life === undefined) return undefined;
  const [, year, month, day, hour, minute, second] = date;
  const start = momentOf(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return start === undefined ? undefined : momentOf(start + life);
}

/** Azure: `se`, an ISO date, with or without a time. */
function azureEnd(value: string | undefined): number | undefined {
  if (value === undefined || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined;
  return momentOf(value);
}

/** Google (V2), S3 (V2), nginx: `Expires`, seconds since the epoch. */
function epochSeconds(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{9,12}$/.test(value) ? momentOf(Number(value) * 1000) : undefined;
}
