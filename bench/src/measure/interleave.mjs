// Runs rounds of all clients, each in another order, so that a drift of the machine affects all equally.

/**
 * @template T
 * @param {readonly T[]} clients
 * @param {number} rounds measured rounds; one more runs first and is discarded (page cache, compiled code,
 *   CPU clock)
 * @param {(client: T, round: number) => Promise<import("../types.js").Run>} run round -1 is the warm-up
 * @returns {Promise<import("../types.js").Run[]>}
 */
export async function interleave(clients, rounds, run) {
  const runs = [];
  const broken = new Set();
  for (let round = -1; round < rounds; round += 1) {
    for (let at = 0; at < clients.length; at += 1) {
      const client = clients[(at + round + 1) % clients.length];
      if (client === undefined || broken.has(client)) continue;
      const one = await run(client, round);
      // A client that fails in the warm-up would fail each time, after a long wait.
      if (one.failure !== undefined) broken.add(client);
      if (round >= 0 || one.failure !== undefined) runs.push(one);
    }
  }
  return runs;
}
