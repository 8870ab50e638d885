import { isDeepStrictEqual } from "node:util";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { InstanceId, NodeWrite } from "../../http/api-types.js";
import type { StoredNode } from "../../state/records.js";
import type { Service } from "../service.js";
import { checkProperties, relationsOf } from "./check-properties.js";
import { readNode } from "./read-node.js";
import { checkSpaces } from "./spaces.js";
import { syncFile } from "./sync-file.js";
import { viewOf } from "./views.js";

/** How a request applies its nodes. */
export interface ApplyOptions {
  /** Whether nodes that properties lead to are created. Otherwise they must exist. */
  readonly createTargets: boolean;
  readonly skipOnVersionConflict: boolean;
  /** Whether properties that are not named lose their values. */
  readonly replace: boolean;
  /** Time in ms until the Files API finds a new file. */
  readonly syncDelay: number;
}

/** What became of one node. */
export interface AppliedNode {
  readonly node: StoredNode;
  readonly version: number;
  readonly lastUpdatedTime: number;
  readonly wasModified: boolean;
}

type Parts = Pick<Service, "state" | "clock" | "settings">;

/**
 * Creates or changes nodes, all or none.
 *
 * @throws ApiRefusal 400 for a node that is not valid, 409 when a stored node is newer than its `existingVersion`
 */
export function applyNodes(
  service: Parts,
  project: string,
  items: readonly NodeWrite[],
  options: ApplyOptions,
): readonly AppliedNode[] {
  const { state } = service;
  checkSpaces(service.settings, items);
  checkOnce(items);
  const planned = items.map((item) => planNode(service, project, item, options));
  const own = new Set(items.map(nameOf));
  const absent = planned
    .flatMap(({ targets }) => targets)
    .filter((target) => !own.has(nameOf(target)) && state.findNode(project, target) === undefined);
  const [first] = absent;
  if (first !== undefined && !options.createTargets)
    throw new ApiRefusal(
      400,
      `Node with external id '${first.externalId}' was referenced as the target of a direct relation, but it does not exist.`,
    );
  for (const target of absent)
    if (state.findNode(project, target) === undefined) state.putNode(emptyNode(service, project, target));
  return planned.map(({ isFile, wasModified, node: made }) => {
    if (wasModified) {
      const file = isFile ? syncFile(service, made, options.syncDelay) : undefined;
      state.putNode({ ...made, ...(file !== undefined && { fileId: file.id }) });
    }
    const node = state.findNode(project, made.id) ?? made;
    const { version, lastUpdatedTime } = current(service, node, options);
    return { node, version, lastUpdatedTime, wasModified };
  });
}

interface PlannedNode {
  readonly node: StoredNode;
  readonly wasModified: boolean;
  readonly isFile: boolean;
  readonly targets: readonly InstanceId[];
}

function planNode(service: Parts, project: string, item: NodeWrite, options: ApplyOptions): PlannedNode {
  const { state, clock, settings } = service;
  const { space, externalId, type, existingVersion } = item;
  const before = state.findNode(project, { space, externalId });
  const version = before === undefined ? 0 : current(service, before, options).version;
  const sources = (item.sources ?? []).map(({ source, properties }) => {
    const view = viewOf(settings.fileViews, source);
    checkProperties(view, properties ?? {});
    return { view, properties: properties ?? {} };
  });
  const given = Object.assign({}, ...sources.map(({ properties }) => properties));
  const isFile = before?.fileId !== undefined || sources.some(({ view }) => view.isFile);
  const plan = { isFile, targets: relationsOf(given) };
  if (existingVersion !== undefined && existingVersion !== null && version > existingVersion) {
    if (options.skipOnVersionConflict && before !== undefined)
      return { ...plan, targets: [], node: before, wasModified: false };
    throw new ApiRefusal(
      409,
      `A version conflict caused the ingest to fail. The node '${nameOf(item)}' has version ${version}, which is newer than ${existingVersion}.`,
    );
  }
  const reset = options.replace
    ? Object.fromEntries(sources.flatMap(({ view }) => [...view.properties].map((name) => [name, null])))
    : {};
  const properties = withoutNulls({ ...before?.properties, ...reset, ...given });
  const now = clock.now();
  const node: StoredNode = {
    ...(before ?? emptyNode(service, project, { space, externalId })),
    ...(type !== undefined && type !== null && { type }),
    properties,
  };
  const becomesFile = isFile && before?.fileId === undefined;
  if (before !== undefined && !becomesFile && isDeepStrictEqual(node, before))
    return { ...plan, node: before, wasModified: false };
  return {
    ...plan,
    wasModified: true,
    node: { ...node, version: (before?.version ?? 0) + 1, lastUpdatedTime: now },
  };
}

function current({ state, clock }: Parts, node: StoredNode, { syncDelay }: ApplyOptions) {
  const file = node.fileId === undefined ? undefined : state.files.get(node.fileId);
  return readNode(node, file, clock.now(), syncDelay);
}

function emptyNode({ clock }: Pick<Parts, "clock">, project: string, id: InstanceId): StoredNode {
  const now = clock.now();
  return { project, id, version: 1, properties: {}, createdTime: now, lastUpdatedTime: now };
}

function checkOnce(items: readonly NodeWrite[]): void {
  const names = items.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ApiRefusal(400, `The node '${twice}' is in the request twice.`);
}

function nameOf({ space, externalId }: InstanceId): string {
  return `${space}:${externalId}`;
}

function withoutNulls(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== undefined),
  );
}
