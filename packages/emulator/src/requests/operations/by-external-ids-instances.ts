import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { readNode, toNodeAnswer } from "../nodes/read-node.js";
import { viewOf } from "../nodes/views.js";

/** POST /models/instances/byids: the nodes that exist, as they are now. Unknown ones are left out. */
export const byExternalIdsInstances: ApiOperation<"state" | "clock" | "settings"> = async (service, call) => {
  const { items, sources = [], includeTyping } = await readBody(call, "byExternalIdsInstances");
  const { state, clock, settings } = service;
  const views = sources.map(({ source }) => viewOf(settings.fileViews, source));
  const now = clock.now();
  const found = items.flatMap(({ space, externalId }) => {
    const node = state.findNode(call.project, { space, externalId });
    if (node === undefined) return [];
    const file = node.fileId === undefined ? undefined : state.files.get(node.fileId);
    return [toNodeAnswer(node, readNode(node, file, now, settings.syncDelay), views)];
  });
  return jsonAnswer(200, { items: found, ...(includeTyping === true && { typing: {} }) });
};
