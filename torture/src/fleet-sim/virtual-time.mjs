/** An event of the simulation. It may schedule more. */
/** @typedef {() => void | Promise<void>} Happening */

/**
 * Virtual time: a queue of events, each with its time. Events at the same time happen in the order in which
 * they were scheduled, so a simulation has only one course.
 */
export class VirtualTime {
  /** @type {{ at: number, order: number, happening: Happening }[]} a binary heap */
  #heap = [];
  #scheduled = 0;
  #now;

  /** @param {number} start ms since the epoch */
  constructor(start) {
    this.#now = start;
  }

  get now() {
    return this.#now;
  }

  /** @param {number} at ms since the epoch; a moment that has passed is now @param {Happening} happening */
  at(at, happening) {
    const heap = this.#heap;
    const entry = { at: Math.max(at, this.#now), order: this.#scheduled, happening };
    this.#scheduled += 1;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  /** @param {number} ms @param {Happening} happening */
  after(ms, happening) {
    this.at(this.#now + ms, happening);
  }

  /**
   * Runs events until `done` returns true. Throws if no event is scheduled any more. @param {() => boolean}
   * done
   */
  async run(done) {
    while (!done()) {
      const next = this.#take();
      if (next === undefined) throw new Error("No event is scheduled, and the run has not ended.");
      this.#now = next.at;
      const pending = next.happening();
      if (pending !== undefined) await pending;
    }
  }

  #take() {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      if (left === undefined) break;
      const [child, where] =
        right !== undefined && isBefore(right, left) ? [right, 2 * place + 2] : [left, 2 * place + 1];
      if (!isBefore(child, last)) break;
      heap[place] = child;
      place = where;
    }
    heap[place] = last;
    return first;
  }
}

/** @param {{ at: number, order: number }} one @param {{ at: number, order: number }} other */
function isBefore(one, other) {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
