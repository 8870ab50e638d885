import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileAnswer, InstanceOptions } from "../../http/api-types.js";
import { toAnswer } from "../../state/file-record.js";
import type { Service } from "../service.js";

/** Creates the node. It does not expire without content, because nodes do not expire. */
export function createInstance(
  { state, clock, settings }: Pick<Service, "state" | "clock" | "settings">,
  options: InstanceOptions,
): FileAnswer {
  const { space, externalId, visibleAfter = 0, name = externalId, project = settings.project } = options;
  const now = clock.now();
  if (state.find(project, { instanceId: { space, externalId } }, Number.POSITIVE_INFINITY) !== undefined) {
    throw new ApiRefusal(409, `The instance ${space}:${externalId} already exists.`);
  }
  const file = {
    id: state.newId(),
    project,
    fields: { name },
    instanceId: { space, externalId },
    createdTime: now,
    lastUpdatedTime: now,
    visibleFrom: now + visibleAfter,
  };
  state.putFile(file);
  return toAnswer(file, now);
}
