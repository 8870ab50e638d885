import { NODE_TEXT_MAX_TOTAL_BYTES } from "@cdf-multipart/spec";
import { isRecord } from "../../ground/unknown-value.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { InstanceId } from "../../http/api-types.js";
import { describeFault } from "../../validation/describe-fault.js";
import { specSchemas } from "../../validation/spec-schemas.js";
import { FILE_PROPERTIES, READ_ONLY, type View } from "./views.js";

/** Properties of `CogniteFile` that lead to other nodes. */
const RELATIONS = ["source", "category", "assets"];

/**
 * Checks the properties of a request.
 *
 * @throws ApiRefusal (400) for a property that only the service writes, that the view does not have, of the wrong
 *   type, or that is too long
 */
export function checkProperties(view: View, properties: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(properties);
  const locked = names.find((name) => READ_ONLY.has(name));
  if (locked !== undefined)
    throw new ApiRefusal(
      400,
      `Property '${locked}' of '${view.space}:${view.name}' is managed by the system and cannot be written.`,
    );
  const unknown = names.find((name) => !view.properties.has(name));
  if (unknown !== undefined)
    throw new ApiRefusal(
      400,
      `Unknown property '${unknown.slice(0, 100)}' in view '${view.space}:${view.name}'.`,
    );
  const validate = specSchemas().component("CogniteFileProperties");
  const known = Object.entries(properties).filter(([name]) => FILE_PROPERTIES.has(name));
  if (!validate(Object.fromEntries(known)))
    throw new ApiRefusal(400, `Invalid property: ${describeFault(validate.errors, "the properties")}.`);
  for (const [name, value] of Object.entries(properties)) {
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const bytes = Math.max(...texts.map((text) => (typeof text === "string" ? Buffer.byteLength(text) : 0)));
    if (bytes > NODE_TEXT_MAX_TOTAL_BYTES)
      throw new ApiRefusal(
        400,
        `Property '${name}' has ${bytes} bytes. A text must have at most ${NODE_TEXT_MAX_TOTAL_BYTES}.`,
      );
  }
}

/** The nodes that properties lead to. */
export function relationsOf(properties: Readonly<Record<string, unknown>>): readonly InstanceId[] {
  return RELATIONS.flatMap((name) => {
    const value = properties[name];
    const targets: readonly unknown[] = Array.isArray(value) ? value : [value];
    return targets.flatMap((target) =>
      isRecord(target) ? [{ space: String(target["space"]), externalId: String(target["externalId"]) }] : [],
    );
  });
}
