import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileAnswer, InstanceOptions, NodeWrite, ViewReference } from "../../http/api-types.js";
import { toAnswer } from "../../state/file-record.js";
import type { Service } from "../service.js";
import { applyNodes } from "./apply-nodes.js";

/** Creates a node of a file, as `applyNodeAndEdges` does. */
export function createInstance(
  service: Pick<Service, "state" | "clock" | "settings">,
  options: InstanceOptions,
): FileAnswer {
  const { state, clock, settings } = service;
  const { space, externalId, visibleAfter = settings.syncDelay } = options;
  const { name = externalId, project = settings.project } = options;
  if (state.findNode(project, { space, externalId }) !== undefined) {
    throw new ApiRefusal(409, `The instance ${space}:${externalId} already exists.`);
  }
  const source: ViewReference = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" };
  const item: NodeWrite = {
    instanceType: "node",
    space,
    externalId,
    sources: [{ source, properties: { name } }],
  };
  const [applied] = applyNodes(service, project, [item], {
    createTargets: false,
    skipOnVersionConflict: false,
    replace: false,
    syncDelay: visibleAfter,
  });
  const file = state.files.get(applied?.node.fileId ?? 0);
  if (file === undefined) throw new Error(`The instance ${space}:${externalId} has no file.`);
  return toAnswer(file, clock.now());
}
