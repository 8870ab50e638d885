/** Takes turns: who was served goes behind all others; a newcomer comes before those who were served already. */
export interface TurnOrder<T> {
  readonly count: number;
  add(one: T): void;
  remove(one: T): void;
  /** All, whose turn it is first. */
  inTurn(): T[];
  /** This one had its turn. */
  served(one: T): void;
}

/** Nobody yet. */
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
