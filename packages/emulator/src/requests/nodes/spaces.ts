import { ApiRefusal } from "../../http/api-refusal.js";
import type { InstanceId } from "../../http/api-types.js";
import type { Settings } from "../../settings/settings.js";

/** The spaces of the service. They hold schemas, and clients cannot put nodes into them. */
const SCHEMA_SPACES: ReadonlySet<string> = new Set(["cdf_cdm", "cdf_extraction_extensions"]);

/**
 * Checks the spaces of nodes that are written or deleted.
 *
 * @throws ApiRefusal (400) for a space that does not exist, or belongs to the service
 */
export function checkSpaces({ spaces }: Pick<Settings, "spaces">, nodes: readonly InstanceId[]): void {
  const names = [...new Set(nodes.map(({ space }) => space))];
  const locked = names.find((name) => SCHEMA_SPACES.has(name));
  if (locked !== undefined)
    throw new ApiRefusal(
      400,
      `The space '${locked}' is managed by the system. Nodes cannot be written to it.`,
    );
  const absent = spaces === undefined ? [] : names.filter((name) => !spaces.includes(name));
  if (absent.length > 0)
    throw new ApiRefusal(
      400,
      `One or more spaces do not exist: ${absent.map((name) => `'${name}'`).join(", ")}.`,
    );
}
