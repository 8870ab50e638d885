import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileIdentity } from "../../http/api-types.js";
import type { StoredFile } from "../../state/records.js";
import type { Service } from "../service.js";

/**
 * The files of these identities, in the same order. Throws a 400 with `missing` when any of them do not
 * exist.
 */
export function findFiles(
  { state, clock }: Pick<Service, "state" | "clock">,
  project: string,
  identities: readonly FileIdentity[],
  ignoreUnknownIds: boolean,
): StoredFile[] {
  const now = clock.now();
  const found: StoredFile[] = [];
  const missing: FileIdentity[] = [];
  for (const identity of identities) {
    const file = state.find(project, identity, now);
    if (file === undefined) missing.push(identity);
    else found.push(file);
  }
  if (missing.length > 0 && !ignoreUnknownIds) {
    throw new ApiRefusal(400, `Files ids not found: ${missing.map(nameOf).join(", ")}`, { missing });
  }
  return found;
}

export function nameOf(identity: FileIdentity): string {
  if ("id" in identity) return String(identity.id);
  if ("externalId" in identity) return identity.externalId;
  return `${identity.instanceId.space}:${identity.instanceId.externalId}`;
}
