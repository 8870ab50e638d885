import { type ManualClock, manualClock, settle } from "../../../core/test/support/manual-clock.js";

/** Decides in which order the operations of several workers have their effects. */
export interface Turns {
  readonly clock: ManualClock;
  /** Resolves when it is this operation's turn. */
  take(): Promise<void>;
  /** Every method of `port` waits for its turn. With `answers`, it waits again before its answer arrives. */
  order<Port extends object>(port: Port, answers?: "answers"): Port;
  /**
   * Gives out turns until `work` has ended.
   *
   * @param choices which of the waiting operations is next; after the last choice, the oldest.
   */
  play(work: Promise<unknown>, choices: readonly number[]): Promise<void>;
}

/** A choice from here on lets time pass instead: leases end while their holders work. */
export const TIME_PASSES = 90;

/**
 * @param leaseMs time that passes at such a choice.
 * @param pass lets the same time pass for the service.
 */
export function createTurns(leaseMs: number, pass: (ms: number) => void): Turns {
  const clock = manualClock(Date.now());
  const waiting: (() => void)[] = [];
  const take = (): Promise<void> => new Promise((resolve) => void waiting.push(resolve));
  return {
    clock,
    take,
    order: (port, answers) =>
      new Proxy(port, {
        get(target, name, receiver): unknown {
          const value: unknown = Reflect.get(target, name, receiver);
          if (typeof value !== "function" || name === "close") return value;
          return async (...args: unknown[]): Promise<unknown> => {
            await take();
            try {
              return await Reflect.apply(value, target, args);
            } finally {
              if (answers !== undefined) await take();
            }
          };
        },
      }),
    async play(work, choices): Promise<void> {
      let over = false;
      const end = (): void => {
        over = true;
      };
      work.then(end, end);
      const left = [...choices];
      for (;;) {
        await settle();
        if (over) break;
        const choice = left.shift() ?? 0;
        if (choice >= TIME_PASSES || waiting.length === 0) {
          pass(leaseMs);
          await clock.advance(leaseMs);
        } else waiting.splice(choice % waiting.length, 1)[0]?.();
      }
      await work;
    },
  };
}
