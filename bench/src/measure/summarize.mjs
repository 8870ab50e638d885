// Summarises runs per client: medians with their range, and ratios per pair.

const GIB = 1024 ** 3;

/** @param {readonly number[]} values @returns {import("../types.js").Spread | undefined} undefined for no values */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return undefined;
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? min) + (sorted[Math.ceil(middle)] ?? max)) / 2;
  return { median, min, max };
}

/** @param {import("../types.js").Run} run @param {number} size */
export const speedOf = (run, size) => (size / run.sink.elapsed) * 1000;

/** @param {import("../types.js").Run} run @param {number} size */
const wholeSpeedOf = (run, size) => (size / run.wall) * 1000;

/**
 * Of a client that is measured as a whole, speed and ratio are by the wall time of both processes.
 *
 * @param {readonly import("../types.js").Client[]} clients
 * @param {readonly import("../types.js").Run[]} runs
 * @param {number} size bytes of each run
 * @param {string} reference id of the reference client of the ratios
 * @returns {import("../types.js").Summary[]}
 */
export function summarize(clients, runs, size, reference) {
  const good = runs.filter((run) => run.failure === undefined);
  const base = new Map(good.filter((run) => run.client === reference).map((run) => [run.round, run]));
  return clients.map((client) => {
    const speed = client.whole === true ? wholeSpeedOf : speedOf;
    const own = good.filter((run) => run.client === client.id);
    const failure = runs.find((run) => run.client === client.id && run.failure !== undefined)?.failure;
    const ratios = own.flatMap((run) => {
      const other = base.get(run.round);
      return other === undefined ? [] : [speed(run, size) / speed(other, size)];
    });
    const costs = own.flatMap((run) => (run.cost === undefined ? [] : [run.cost]));
    const cpu = costs.map((cost) => cost.user + cost.system);
    const all = {
      speed: spread(own.map((run) => speed(run, size))),
      ratio: spread(ratios),
      wall: spread(own.map((run) => run.wall)),
      cpu: spread(cpu),
      user: spread(costs.map((cost) => cost.user)),
      system: spread(costs.map((cost) => cost.system)),
      cpuPerGiB: spread(cpu.map((ms) => ms / 1000 / (size / GIB))),
      peakRss: spread(costs.map((cost) => cost.peakRss)),
      sink: own.at(-1)?.sink,
    };
    const known = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return { client: client.id, label: client.label, runs: own.length, failure, ...known };
  });
}
