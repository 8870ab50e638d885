import { jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { applyNodes } from "../nodes/apply-nodes.js";

/** POST /models/instances: creates or changes nodes, all or none. A node with data of a view of files gets a file. */
export const applyNodeAndEdges: ApiOperation<"state" | "clock" | "settings"> = async (service, call) => {
  const { items, ...body } = await readBody(call, "applyNodeAndEdges");
  if (call.exchange.fault?.type === "schema-lock")
    throw new ApiRefusal(409, "The schema is being changed by another request. Please try again.", {
      headers: { "cdf-is-auto-retryable": "true" },
    });
  const applied = applyNodes(service, call.project, items, {
    createTargets: body.autoCreateDirectRelations ?? true,
    skipOnVersionConflict: body.skipOnVersionConflict ?? false,
    replace: body.replace ?? false,
    syncDelay: service.settings.syncDelay,
  });
  return jsonAnswer(200, {
    items: applied.map(({ node: { id, createdTime }, version, lastUpdatedTime, wasModified }) => ({
      instanceType: "node",
      ...id,
      version,
      wasModified,
      createdTime,
      lastUpdatedTime,
    })),
    deleted: [],
  });
};
