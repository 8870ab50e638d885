import type { FilesClient, InstanceId } from "@cdf-multipart/core";

/**
 * Deletes a node that a discarded upload created, but only while its file has no content: with the node, the
 * service deletes its file.
 */
export async function deleteNode(client: FilesClient, instanceId: InstanceId): Promise<void> {
  const files = await client.byIdsFiles([{ instanceId }], { ignoreUnknownIds: true });
  if (files.some(({ uploaded }) => uploaded)) return;
  const nodes = await client.nodes();
  await nodes.deleteInstances([{ instanceType: "node", ...instanceId }]);
}
