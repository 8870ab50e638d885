import { openNodeReader } from "../net/node-reader.js";
import { fetchReader } from "../sources/http-reader.js";
import type { Source } from "../sources/source.js";
import { openUrlSource, type UrlSourceOptions } from "../sources/url-source.js";
import type { NodeTransportOptions } from "../transport/node/node-transport.js";

/**
 * How a remote object is read in Node. `agent`, `ca` and `proxy` are those of `nodeTransport`. They have no
 * effect together with `fetch`.
 */
export type NodeUrlSourceOptions = UrlSourceOptions & Pick<NodeTransportOptions, "agent" | "ca" | "proxy">;

/**
 * The `urlSource` of the main entry, with Node's HTTP client. It uses the proxies of HTTPS_PROXY, HTTP_PROXY,
 * ALL_PROXY and NO_PROXY. It does not send `headers` to another origin. If you create the source yourself,
 * close it: that closes its connections.
 *
 * @throws SourceError, NetworkError, TimeoutError, SourceChangedError: as the `urlSource` of the main entry
 *   does.
 */
export function urlSource(url: string | URL, options: NodeUrlSourceOptions = {}): Promise<Source> {
  const { fetch } = options;
  return openUrlSource(url, options, fetch === undefined ? openNodeReader(options) : fetchReader(fetch));
}
