import type { Rate } from "./gcra.js";

/**
 * Takes turns in the store that all machines share, by the store's clock. Waits are relative, so the clocks
 * of the machines do not matter.
 */
export interface TurnStore {
  /**
   * Takes the next turn of a budget.
   *
   * @returns ms until the request may start.
   */
  takeTurn(budget: string, rate: Rate): Promise<number>;
  /** Delays all requests of a budget that have not started until `ms` have passed. */
  coolDown(budget: string, ms: number): Promise<void>;
}
