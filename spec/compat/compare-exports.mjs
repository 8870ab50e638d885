import { collectLimits } from "../generate/limits.mjs";
import { compareLimits } from "./compare-limits.mjs";
import { fingerprint } from "./view-schema.mjs";

/**
 * Compares what code imports by name (constants and named schemas) and the rules for parts, whose limits are in no
 * schema.
 *
 * @param {{base: any, head: any}} documents
 * @param {ReturnType<typeof import("./finding.mjs").createReport>} report
 */
export function compareExports(documents, report) {
  const constants = (document) => new Map(collectLimits(document).map((one) => [one.name, one]));
  compareNames(
    constants(documents.base),
    constants(documents.head),
    (grade, name, text) => report.add({ grade, at: `constant ${name}`, text }),
    ({ value }) => String(value),
  );
  const schemas = (document) => new Map(Object.entries(document.components?.schemas ?? {}));
  compareNames(
    schemas(documents.base),
    schemas(documents.head),
    (grade, name, text) => report.add({ grade, at: `components.schemas.${name}`, text }),
    (schema, side) => fingerprint(documents[side], schema),
  );
  for (const key of Object.keys(documents.base).filter((one) => one.startsWith("x-")))
    compareRules(documents.base[key], documents.head[key], key, report);
}

/** Removed, renamed and new names. `meaning` maps an old name to the new name of the same thing. */
function compareNames(before, after, say, meaning) {
  const gone = [...before].filter(([name]) => !after.has(name));
  const added = [...after].filter(([name]) => !before.has(name));
  for (const [name, one] of gone) {
    const alike = added.filter(([, other]) => meaning(other, "head") === meaning(one, "base"));
    const renamed = gone.length === 1 && alike.length === 1 ? alike[0]?.[0] : undefined;
    say(
      "breaking",
      name,
      renamed === undefined ? "it is no longer exported" : `it is exported as ${renamed} now`,
    );
  }
  if (added.length > 0)
    say(
      "safe",
      added.map(([name]) => name).join(", "),
      added.length === 1 ? "it is exported, too" : "they are exported, too",
    );
}

/** Limits outside schemas. A tighter limit refuses values that were accepted before. */
function compareRules(base, head, at, report) {
  if (base === null || typeof base !== "object" || head === null || typeof head !== "object") return;
  const say = (grade, text) => report.add({ grade, at, text });
  if (typeof base["x-constant"] === "string") {
    compareLimits(base, head, { direction: "request", say });
    if (base.default !== head.default)
      say("risky", `the default changed from ${base.default} to ${head.default}`);
  }
  for (const key of Object.keys(base)) compareRules(base[key], head[key], `${at}, ${key}`, report);
}
