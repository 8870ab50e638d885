import { upgradeSchema } from "./upgrade-schema.mjs";

/**
 * Converts a whole description to OpenAPI 3.1. Only the schemas differ between the versions.
 *
 * @param {any} published OpenAPI 3.0 or 3.1
 * @returns {any}
 */
export function upgradeDocument(published) {
  const version = String(published?.openapi ?? "");
  if (/^3\.1(\.|$)/.test(version)) return published;
  if (!/^3\.0(\.|$)/.test(version))
    throw new Error(
      `The document is ${version === "" ? "not an OpenAPI description (its `openapi` is missing)" : `OpenAPI ${version}`}; 3.0 and 3.1 are understood.`,
    );
  return { ...visit(published, []), openapi: "3.1.0" };
}

/** Keywords that contain schemas, by name or one. Examples and extensions are data and stay unchanged. */
function visit(node, path) {
  if (Array.isArray(node)) return node.map((child, index) => visit(child, [...path, index]));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => {
      if (key === "schema") return [key, upgradeSchema(child)];
      if (key === "schemas" && path.join() === "components")
        return [
          key,
          Object.fromEntries(Object.entries(child).map(([name, one]) => [name, upgradeSchema(one)])),
        ];
      if (["example", "examples", "default", "enum"].includes(key) || key.startsWith("x-"))
        return [key, child];
      return [key, visit(child, [...path, key])];
    }),
  );
}
