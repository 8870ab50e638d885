// The clients that can run on this machine, and the reasons why others cannot.

/**
 * @param {readonly import("../types.js").Client[]} clients
 * @param {import("../types.js").Tools} tools
 * @param {Pick<import("../types.js").Job, "tls" | "size" | "partSize" | "store">} job
 */
export function whoCanRun(clients, tools, job) {
  const reasons = clients.map((client) => ({ client, reason: client.missing?.(tools, job) }));
  return {
    able: reasons.filter(({ reason }) => reason === undefined).map(({ client }) => client),
    absent: reasons.flatMap(({ client, reason }) =>
      reason === undefined ? [] : [`${client.label}: ${reason}.`],
    ),
  };
}
