import {
  afterLook,
  afterRefusal,
  LAW_DEFAULTS,
  type Look,
  type Refusal,
  startLaw,
} from "./concurrency-law.js";

/** How many PUTs are in flight: a fixed number, or the number that the law sets. */
export interface Concurrency {
  readonly target: number;
  look(look: Look): void;
  refused(refusal: Refusal): void;
}

/**
 * @param setting a number of PUTs, or `"auto"` for the adaptive law.
 * @param cap most PUTs that the law may reach.
 */
export function createConcurrency(setting: number | "auto", cap: number = LAW_DEFAULTS.cap): Concurrency {
  return setting === "auto" ? adaptive(cap) : fixed(setting);
}

function fixed(target: number): Concurrency {
  return { target, look(): void {}, refused(): void {} };
}

function adaptive(cap: number): Concurrency {
  let state = startLaw({ ...LAW_DEFAULTS, cap });
  return {
    get target(): number {
      return state.target;
    },
    look(look): void {
      state = afterLook(state, look);
    },
    refused(refusal): void {
      state = afterRefusal(state, refusal);
    },
  };
}
