import { createHash } from "node:crypto";
import { CooldownGate, type SharedLimits, shareLimits } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import type { TurnStore } from "./turn-store.js";

/** The request budget of all machines of a project. */
export interface BudgetOptions {
  /** Identifies the project and the identity that the budget belongs to. Only a hash of it is stored. */
  readonly budget: string;
  /** Maximum requests per second of all machines. @default 80 */
  readonly requestsPerSecond?: number | undefined;
  /** The same for lists. @default 15 */
  readonly listRequestsPerSecond?: number | undefined;
  /** Maximum requests in flight of this process. @default 4 */
  readonly concurrentRequests?: number | undefined;
}

const CONCURRENT = 4;
/** Share of the requests of one second that may start together. */
const BURST = 0.1;

/** Reports a cool-down to all machines. */
class SharedGate extends CooldownGate {
  readonly #tell: (until: number) => void;

  constructor(tell: (until: number) => void) {
    super(systemClock);
    this.#tell = tell;
  }

  override close(untilMs: number): void {
    const before = this.closed ? this.until : 0;
    super.close(untilMs);
    if (untilMs > before) this.#tell(untilMs);
  }
}

/** Limits for a client: its requests take turns with those of all other machines. */
export function fleetLimits(turns: TurnStore, options: BudgetOptions): SharedLimits {
  const { requestsPerSecond, listRequestsPerSecond, concurrentRequests = CONCURRENT } = options;
  const own = shareLimits({
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
    ...(listRequestsPerSecond === undefined ? {} : { listRequestsPerSecond }),
    concurrentRequests,
  });
  const name = createHash("sha256").update(options.budget).digest("hex").slice(0, 16);
  const rates = { other: own.requestsPerSecond, list: own.listRequestsPerSecond };
  const cooldown = new SharedGate((until) => {
    // If it fails, only the other machines are not warned: this process keeps its own gate closed.
    void turns.coolDown(name, until - systemClock.now()).catch(() => {});
  });
  const take = async (budget: string, perSecond: number, signal: AbortSignal): Promise<void> => {
    const rate = { perSecond, burst: Math.max(1, Math.floor(perSecond * BURST)) };
    const wait = await turns.takeTurn(budget, rate);
    if (wait > 0) await systemClock.sleep(wait, signal);
  };
  return {
    ...own,
    cooldown,
    pacer: {
      async pace(kind, signal): Promise<void> {
        if (kind === "list") await take(`${name}-list`, rates.list, signal);
        await take(name, rates.other, signal);
      },
    },
  };
}
