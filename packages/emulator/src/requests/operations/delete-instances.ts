import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { checkSpaces } from "../nodes/spaces.js";

/** POST /models/instances/delete: deletes nodes with their files and contents. Unknown nodes are passed over. */
export const deleteInstances: ApiOperation<"state" | "store" | "settings"> = async (service, call) => {
  const { items } = await readBody(call, "deleteInstances");
  const { state, store, settings } = service;
  checkSpaces(settings, items);
  const deleted = items.filter(({ space, externalId }) => {
    const id = { space, externalId };
    const node = state.findNode(call.project, id);
    if (node === undefined) return false;
    state.removeNode(call.project, id);
    if (node.fileId !== undefined) store.dropFile(node.fileId);
    return true;
  });
  return jsonAnswer(200, { items: deleted });
};
