import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileAnswer } from "../../http/api-types.js";
import type { EmulatorContext } from "../../server/context.js";
import { toAnswer } from "../../state/file-record.js";

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

/** A data-modelling node of a file, as another API of the service creates it. */
export interface InstanceOptions {
  readonly space: string;
  readonly externalId: string;
  /**
   * Time in ms until the Files API sees the node. Until then the file is "not found".
   * @default 0
   */
  readonly visibleAfter?: number;
  /** Name of the file. The default is the external id of the instance. */
  readonly name?: string;
  /** One of the emulator's projects. The default is the first one. */
  readonly project?: string;
}
