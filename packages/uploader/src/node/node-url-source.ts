import { ValidationError } from "@cdf-multipart/core";
import type { ConnectionOptions } from "../net/agents.js";
import { openNodeReader } from "../net/node-reader.js";
import { fetchReader } from "../sources/http-reader.js";
import type { Source } from "../sources/source.js";
import { openUrlSource, type UrlSourceOptions } from "../sources/url-source.js";

/** How a remote object is read in Node: with Node's HTTP client, or with a `fetch` of your own. */
export type NodeUrlSourceOptions =
  | (Omit<UrlSourceOptions, "fetch"> & ConnectionOptions & { readonly fetch?: undefined })
  | (UrlSourceOptions & {
      readonly agent?: undefined;
      readonly ca?: undefined;
      readonly proxy?: undefined;
    });

/**
 * The `urlSource` of the main entry, with Node's HTTP client. It uses the proxies of HTTPS_PROXY, HTTP_PROXY,
 * ALL_PROXY and NO_PROXY. It does not send `headers` to another origin. If you create the source yourself,
 * close it: that closes its connections.
 *
 * @throws SourceError, NetworkError, TimeoutError, SourceChangedError: as the `urlSource` of the main entry
 *   does.
 */
export async function urlSource(url: string | URL, options: NodeUrlSourceOptions = {}): Promise<Source> {
  if (options.fetch === undefined) return openUrlSource(url, options, openNodeReader(options));
  checkFetch(options);
  return openUrlSource(url, options, fetchReader(options.fetch));
}

/** For callers without types. */
function checkFetch({ agent, ca, proxy }: { agent?: unknown; ca?: unknown; proxy?: unknown }): void {
  const message = "cannot be given together with fetch, which makes the connections; omit one of them";
  const faults = Object.entries({ agent, ca, proxy })
    .filter(([, value]) => value !== undefined)
    .map(([path]) => ({ path, message }));
  if (faults.length > 0)
    throw new ValidationError({ code: "invalid-settings", subject: "urlSource", faults });
}
