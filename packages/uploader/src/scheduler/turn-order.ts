/**
 * Takes turns: a served member goes behind all others; a new member comes before those that were already
 * served.
 */
export interface TurnOrder<T> {
  readonly count: number;
  add(one: T): void;
  remove(one: T): void;
  /** All members, in the order of their turns. */
  inTurn(): T[];
  /** This member had its turn. */
  served(one: T): void;
}

/** Makes an order without members. */
export function createTurnOrder<T>(): TurnOrder<T> {
  const fresh = new Set<T>();
  const waiting = new Set<T>();
  const remove = (one: T): boolean => fresh.delete(one) || waiting.delete(one);
  return {
    get count(): number {
      return fresh.size + waiting.size;
    },
    add: (one) => void fresh.add(one),
    remove: (one) => void remove(one),
    inTurn: () => [...fresh, ...waiting],
    served(one): void {
      if (remove(one)) waiting.add(one);
    },
  };
}
