/** An agent while one request uses it. */
export interface LentAgent<Agent> {
  readonly agent: Promise<Agent>;
  /** @param stuck the request was abandoned before the proxy had let it through. */
  giveBack(stuck: boolean): void;
}

interface Loan<Agent> {
  readonly agent: Promise<Agent>;
  readonly closing: AbortController;
  /** Requests that use it. */
  users: number;
}

/**
 * Lends the agent of the proxies to requests. Its library does not close a connection while it waits for the
 * proxy. With a proxy that never responds, one connection would stay open per abandoned request, and keep the
 * process from ending. An agent with such a connection is not lent again, and all its connections are closed
 * when the last request has returned it.
 *
 * @param make an agent whose connections close when the signal aborts; undefined where there is no proxy.
 */
export function proxyLender<Agent>(
  make: (signal: AbortSignal) => Promise<Agent> | undefined,
): () => LentAgent<Agent> | undefined {
  let current: Loan<Agent> | undefined;
  let none = false;

  const renew = (): Loan<Agent> | undefined => {
    const closing = new AbortController();
    const agent = make(closing.signal);
    none = agent === undefined;
    return agent === undefined ? undefined : { agent, closing, users: 0 };
  };

  return () => {
    if (none) return undefined;
    current ??= renew();
    if (current === undefined) return undefined;
    const loan = current;
    loan.users += 1;
    return {
      agent: loan.agent,
      giveBack(stuck): void {
        loan.users -= 1;
        if (stuck && current === loan) current = undefined;
        if (current !== loan && loan.users === 0) loan.closing.abort();
      },
    };
  };
}
