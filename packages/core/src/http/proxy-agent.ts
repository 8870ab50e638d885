/** Named without an import: this file is part of the entry that knows no Node. */
type Agent = InstanceType<ReturnType<typeof process.getBuiltinModule<"node:http">>["Agent"]>;
type Connect = Parameters<import("agent-base").Agent["connect"]>;

/** The agents and options for connections through a proxy. */
export interface ProxyOptions {
  /** Agents for hosts without a proxy, by protocol: `http:`, `https:`. */
  readonly direct: (protocol: "http:" | "https:") => Agent;
  /** ms that an idle connection is kept. @default until the proxy closes it */
  readonly timeout?: number;
  /** Certificates to trust, in addition to those of the system: PEM text or bytes. */
  readonly ca?: string | Buffer | (string | Buffer)[];
  /** Closes connections that the agent itself cannot close: those to a proxy that has not responded yet. */
  readonly signal?: AbortSignal;
}

const KINDS = "http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT";

/**
 * An agent that goes through the proxy that the environment names for a host, or directly where it names
 * none. The library for SOCKS is loaded only for a SOCKS proxy.
 */
export async function proxyAgent({ direct, ...options }: ProxyOptions): Promise<Agent> {
  const [{ Agent }, { getProxyForUrl }, { HttpProxyAgent }, { HttpsProxyAgent }] = await Promise.all([
    load<typeof import("agent-base")>("agent-base"),
    load<typeof import("proxy-from-env")>("proxy-from-env"),
    load<typeof import("http-proxy-agent")>("http-proxy-agent"),
    load<typeof import("https-proxy-agent")>("https-proxy-agent"),
  ]);
  // Every connection to a proxy listens to this signal.
  if (options.signal !== undefined)
    process.getBuiltinModule("node:events").setMaxListeners(0, options.signal);
  const common = { keepAlive: true, ...options };
  const agentFor = async (proxy: string, secure: boolean): Promise<Agent> => {
    const protocol = URL.canParse(proxy) ? new URL(proxy).protocol : "";
    if (/^https?:$/.test(protocol))
      return secure ? new HttpsProxyAgent(proxy, common) : new HttpProxyAgent(proxy, common);
    if (/^socks(4a?|5h?)?:$/.test(protocol)) {
      const { SocksProxyAgent } = await load<typeof import("socks-proxy-agent")>("socks-proxy-agent");
      return new SocksProxyAgent(proxy, common);
    }
    // Its URL may contain a login, so it is not shown.
    throw new Error(`the proxy that the environment names is of no kind that is supported: give ${KINDS}`);
  };

  class EnvironmentAgent extends Agent {
    /** By the kind of connection and the proxy: at most as many as the environment names. */
    readonly #agents = new Map<string, Promise<Agent>>();

    override async connect(request: Connect[0], { secureEndpoint }: Connect[1]): Promise<Agent> {
      const protocol = secureEndpoint ? "https:" : "http:";
      const proxy = getProxyForUrl(new URL(request.path, `${protocol}//${request.getHeader("host")}`).href);
      if (proxy === "") return direct(protocol);
      const key = `${protocol} ${proxy}`;
      const known = this.#agents.get(key);
      if (known !== undefined) return known;
      const agent = agentFor(proxy, secureEndpoint);
      this.#agents.set(key, agent);
      return agent;
    }

    override destroy(): void {
      for (const made of this.#agents.values()) {
        made.then(
          (agent) => agent.destroy(),
          () => undefined,
        );
      }
      super.destroy();
    }
  }
  return new EnvironmentAgent(common);
}

/**
 * The proxy of the environment for this URL; undefined if requests to it go directly, or its value is not a
 * URL.
 */
export async function environmentProxyFor(url: URL): Promise<URL | undefined> {
  const { getProxyForUrl } = await load<typeof import("proxy-from-env")>("proxy-from-env");
  const proxy = getProxyForUrl(url.href);
  return URL.canParse(proxy) ? new URL(proxy) : undefined;
}

/** By a name that no bundler follows, because pages do not need it. */
function load<Module>(name: string): Promise<Module> {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}
