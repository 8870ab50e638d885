// The only file that imports openapi-format, for its implementation of OpenAPI Overlay 1.0.
import openapiFormat from "openapi-format";

/**
 * Applies an overlay.
 *
 * @param {any} document is not changed
 * @param {any} overlay in the OpenAPI Overlay format
 * @returns {Promise<{document: any, idle: string[]}>} `idle`: the descriptions of actions that found nothing to do
 */
export async function applyOverlay(document, overlay) {
  for (const [index, { target, update, remove }] of (overlay?.actions ?? []).entries())
    if (typeof target !== "string" || (update === undefined && remove !== true))
      throw new Error(`Action ${index + 1} of the overlay has no target, or neither an update nor a remove.`);
  const { data, resultData } = await openapiFormat.openapiOverlay(structuredClone(document), {
    overlaySet: overlay,
  });
  const idle = /** @type {{description?: string, target: string}[]} */ (resultData["unusedActions"]);
  return {
    document: data,
    idle: idle.map(({ description, target }) => `${description ?? ""} (${target})`.trim()),
  };
}
