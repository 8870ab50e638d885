import { onAbort } from "@cdf-multipart/core/internal";

/** How inputs become requests. */
export interface BatchRules<In, Out> {
  /** Inputs per request. */
  readonly most: number;
  /** Requests that run concurrently. @default any number */
  readonly concurrent?: number;
  /** Resolves when enough inputs have gathered. */
  readonly gather: (isFull: () => boolean) => Promise<void>;
  /** Characters of an input, and per request. @default inputs have no size */
  readonly size?: { readonly of: (input: In) => number; readonly max: number };
  /** Inputs of the same name go into different requests. @default all go into one */
  readonly nameOf?: (input: In) => string;
  /**
   * Sends a request for inputs, and returns a function that finds the output of each, or throws the error of
   * that one.
   */
  readonly run: (inputs: readonly In[], signal: AbortSignal) => Promise<(input: In, index: number) => Out>;
  /** Whether an error is about the inputs of a request. Then the request is divided. */
  readonly isRefusal: (error: unknown) => boolean;
  /** The error for an input that was refused alone. @default the error of the request */
  readonly refused?: (input: In, error: unknown) => unknown;
  /** The error for an input that is not to be sent; undefined for every other one. */
  readonly foreseen?: (input: In) => unknown;
}

/** One input that waits for its output. */
interface Waiter<In, Out> {
  readonly input: In;
  readonly resolve: (output: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Creates a function of one input from a request for many. A request that the service refuses is divided in
 * halves until the inputs are found that it does not take, so that one input cannot fail the others. A request
 * ends early when nobody waits for any of its inputs.
 *
 * @returns a function that rejects with the reason of its signal.
 */
export function createBatches<In, Out>(
  rules: BatchRules<In, Out>,
): (input: In, signal: AbortSignal) => Promise<Out> {
  const { most, concurrent = Number.POSITIVE_INFINITY, size, nameOf, foreseen, isRefusal } = rules;
  const queue = new Set<Waiter<In, Out>>();
  const lives = new Map<Waiter<In, Out>, AbortController>();
  let running = 0;
  let gathering = false;

  const take = (): Waiter<In, Out>[] => {
    const batch: Waiter<In, Out>[] = [];
    const names = new Set<string>();
    let total = 0;
    for (const waiter of queue) {
      const own = size?.of(waiter.input) ?? 0;
      if (batch.length >= most || (size !== undefined && total + own > size.max && batch.length > 0)) break;
      const name = nameOf?.(waiter.input);
      if (name !== undefined && names.has(name)) continue;
      if (name !== undefined) names.add(name);
      total += own;
      batch.push(waiter);
      queue.delete(waiter);
    }
    return batch;
  };

  const send = async (batch: readonly Waiter<In, Out>[], signal: AbortSignal): Promise<void> => {
    const wanted = batch.filter(({ input, reject }) => {
      const error = foreseen?.(input);
      if (error !== undefined) reject(error);
      return error === undefined;
    });
    if (wanted.length === 0) return;
    try {
      const inputs = wanted.map(({ input }) => input);
      settle(wanted, await rules.run(inputs, signal));
    } catch (error) {
      if (wanted.length > 1 && isRefusal(error)) {
        const half = Math.ceil(wanted.length / 2);
        await send(wanted.slice(0, half), signal);
        return send(wanted.slice(half), signal);
      }
      for (const { input, reject } of wanted)
        reject(isRefusal(error) && rules.refused !== undefined ? rules.refused(input, error) : error);
    }
  };

  const flush = async (): Promise<void> => {
    if (gathering || queue.size === 0) return;
    gathering = true;
    await rules.gather(() => queue.size >= most);
    gathering = false;
    while (running < concurrent && queue.size > 0) start(take());
  };

  const start = (batch: readonly Waiter<In, Out>[]): void => {
    running += 1;
    const life = new AbortController();
    for (const waiter of batch) lives.set(waiter, life);
    void send(batch, life.signal).finally(() => {
      running -= 1;
      void flush();
    });
  };

  return (input, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const end = (tell: () => void): void => {
        forget();
        queue.delete(waiter);
        const life = lives.get(waiter);
        lives.delete(waiter);
        if (life !== undefined && ![...lives.values()].includes(life)) life.abort(signal.reason);
        tell();
      };
      const waiter: Waiter<In, Out> = {
        input,
        resolve: (output) => end(() => resolve(output)),
        reject: (error) => end(() => reject(error)),
      };
      const forget = onAbort(signal, () => waiter.reject(signal.reason));
      queue.add(waiter);
      void flush();
    });
}

function settle<In, Out>(
  batch: readonly Waiter<In, Out>[],
  outputOf: (input: In, index: number) => Out,
): void {
  for (const [index, { input, resolve, reject }] of batch.entries()) {
    let output: Out;
    try {
      output = outputOf(input, index);
    } catch (error) {
      reject(error);
      continue;
    }
    resolve(output);
  }
}
