import type { NodeTransportOptions } from "../../transport/node/node-transport.js";
import { fetchReader } from "../http-reader.js";
import type { Source } from "../source.js";
import { openUrlSource, type UrlSourceOptions } from "../url-source.js";
import { openNodeReader } from "./node-reader.js";

/** How a remote object is read in Node; `agent`, `ca` and `proxy` as for `nodeTransport`, and of no use beside a `fetch` of your own. */
export type NodeUrlSourceOptions = UrlSourceOptions & Pick<NodeTransportOptions, "agent" | "ca" | "proxy">;

/**
 * The `urlSource` of the main entry on Node's own HTTP client: through the proxies that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY
 * name, and without the `headers` of the options to any other origin. Close it when you made it yourself: that ends its connections.
 *
 * @throws SourceError, NetworkError, TimeoutError, SourceChangedError: as the one of the main entry.
 */
export function urlSource(url: string | URL, options: NodeUrlSourceOptions = {}): Promise<Source> {
  const { fetch } = options;
  return openUrlSource(url, options, fetch === undefined ? openNodeReader(options) : fetchReader(fetch));
}
