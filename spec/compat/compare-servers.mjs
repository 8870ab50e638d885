/**
 * Compares the server URLs and the security schemes.
 *
 * @param {{base: any, head: any}} documents
 * @param {ReturnType<typeof import("./finding.mjs").createReport>} report
 */
export function compareServers({ base, head }, report) {
  const say = (grade, at, text) => report.add({ grade, at, text });
  const [before] = base.servers ?? [];
  const [after] = head.servers ?? [];
  if (before?.url !== after?.url)
    say("risky", "server", `its URL changed from ${before?.url} to ${after?.url}`);
  for (const [name, variable] of Object.entries(before?.variables ?? {})) {
    const other = after?.variables?.[name];
    const at = `server, variable ${name}`;
    if (other === undefined) say("risky", at, "it is gone");
    else compareVariable(variable, other, (grade, text) => say(grade, at, text));
  }
  compareSchemes(base.components?.securitySchemes ?? {}, head.components?.securitySchemes ?? {}, say);
}

function compareVariable(base, head, say) {
  if (base.default !== head.default)
    say("risky", `its default changed from ${base.default} to ${head.default}`);
  const lost =
    base.enum === undefined
      ? []
      : base.enum.filter((one) => head.enum !== undefined && !head.enum.includes(one));
  if (base.enum === undefined && head.enum !== undefined)
    say("breaking", `only ${head.enum.join(", ")} now, where any text was allowed`);
  if (base.enum !== undefined && head.enum === undefined) say("safe", "any text is allowed now");
  if (lost.length > 0) say("breaking", `enum narrowed: ${lost.join(", ")} is gone`);
  const gained = (head.enum ?? []).filter((one) => base.enum !== undefined && !base.enum.includes(one));
  if (gained.length > 0) say("safe", `enum widened: ${gained.join(", ")} is new`);
}

function compareSchemes(before, after, say) {
  for (const [name, scheme] of Object.entries(before)) {
    const other = after[name];
    // A removed scheme is reported at every operation that used it.
    if (other !== undefined && (other.type !== scheme.type || other.scheme !== scheme.scheme))
      say("breaking", `security scheme ${name}`, `it became ${other.type} ${other.scheme ?? ""}`.trim());
  }
}
