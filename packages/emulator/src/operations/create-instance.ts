import type { EmulatorContext } from "../context.js";
import { ApiRefusal } from "../http/api-refusal.js";
import { toAnswer } from "../storage/file-record.js";
import type { FileAnswer } from "./file-fields.js";
import type { InstanceOptions } from "./instance-options.js";

/** Creates the node. It does not expire without content, because nodes do not expire. */
export function createInstance(context: EmulatorContext, options: InstanceOptions): FileAnswer {
  const {
    space,
    externalId,
    visibleAfter = 0,
    name = externalId,
    project = context.settings.project,
  } = options;
  const now = context.clock.now();
  if (
    context.state.find(project, { instanceId: { space, externalId } }, Number.POSITIVE_INFINITY) !== undefined
  ) {
    throw new ApiRefusal(409, `The instance ${space}:${externalId} already exists.`);
  }
  const file = {
    id: context.state.newId(),
    project,
    fields: { name },
    instanceId: { space, externalId },
    createdTime: now,
    lastUpdatedTime: now,
    visibleFrom: now + visibleAfter,
  };
  context.state.putFile(file);
  return toAnswer(file, now);
}
