import { resolve } from "../generate/document.mjs";
import { compareParameters } from "./compare-parameters.mjs";
import { compareSchemas } from "./compare-schemas.mjs";
import { sameJson } from "./view-schema.mjs";

/**
 * Compares one operation in two revisions.
 *
 * @param {ReturnType<typeof import("../generate/document.mjs").listOperations>[number]} base
 * @param {ReturnType<typeof import("../generate/document.mjs").listOperations>[number]} head
 * @param {{documents: {base: any, head: any}, report: ReturnType<typeof import("./finding.mjs").createReport>}} context
 */
export function compareOperation(base, head, { documents, report }) {
  const operation = base.id;
  const place = (direction, ...names) => {
    const at = [operation, ...names].join(", ");
    return {
      direction,
      documents,
      say: (grade, text) => report.add({ grade, at, text, operation, direction }),
      compare: (one, other) => compareSchemas(one, other, { documents, report, operation, direction, at }),
      below: (name) => place(direction, ...names, name),
    };
  };
  const here = place("request");
  if (base.method !== head.method || base.path !== head.path)
    here.say("breaking", `moved from ${title(base)} to ${title(head)}`);
  compareParameters(base.parameters, head.parameters, { documents, below: (name) => place("request", name) });
  compareBodies(base, head, place("request", "request body"));
  compareSecurity(base, head, documents, here);
  compareAnswers(base, head, place, report);
}

export function title({ method, path }) {
  return `${method.toUpperCase()} ${path}`;
}

function compareBodies(base, head, place) {
  const before = resolve(place.documents.base, base.operation.requestBody);
  const after = resolve(place.documents.head, head.operation.requestBody);
  if (before === undefined && after === undefined) return;
  if (after === undefined) return place.say("breaking", "it is gone");
  if (before === undefined)
    return place.say(
      after.required ? "breaking" : "safe",
      after.required ? "it is new and required" : "it is new",
    );
  if ((before.required === true) !== (after.required === true))
    place.say(
      after.required ? "breaking" : "safe",
      after.required ? "it is required now" : "it is optional now",
    );
  compareContents(before.content, after.content, place);
}

/** The media types of a body. */
function compareContents(before = {}, after = {}, place) {
  for (const type of Object.keys(before)) {
    if (type in after) place.compare(before[type].schema, after[type].schema);
    else place.say("breaking", `the media type ${type} is gone`);
  }
  for (const type of Object.keys(after)) {
    if (!(type in before))
      place.say(place.direction === "request" ? "safe" : "risky", `the media type ${type} is new`);
  }
}

function compareSecurity(base, head, documents, place) {
  const alternatives = (document, { operation }) => operation.security ?? document.security ?? [];
  const before = alternatives(documents.base, base);
  const after = alternatives(documents.head, head);
  const lacks = (list, one) => !list.some((other) => sameJson(one, other));
  const name = (one) => Object.keys(one).join(" with ") || "nothing";
  const gone = before.filter((one) => lacks(after, one));
  const added = after.filter((one) => lacks(before, one));
  if (before.length === 0 && after.length > 0)
    place.say("breaking", `it asks for ${added.map(name).join(" or ")} now`);
  else if (after.length === 0 && before.length > 0) place.say("safe", "it asks for no token any more");
  else {
    for (const one of gone) place.say("breaking", `${name(one)} is no longer enough to be let in`);
    for (const one of added) place.say("safe", `${name(one)} is enough to be let in, too`);
  }
}

function compareAnswers(base, head, place, report) {
  const before = base.operation.responses;
  const after = head.operation.responses;
  for (const [status, answer] of Object.entries(before)) {
    const at = place("answer", `answer ${status}`);
    if (status in after) {
      const one = resolve(at.documents.base, answer);
      const other = resolve(at.documents.head, after[status]);
      report.once(one, other, "answer", () => compareAnswer(one, other, at, report));
    } else if (status.startsWith("2")) at.say("breaking", "status is gone");
    else at.say("safe", "status is gone");
  }
  for (const status of Object.keys(after)) {
    if (status in before) continue;
    const covered = `${status[0]}XX` in before;
    place("answer", `answer ${status}`).say(
      covered ? "safe" : "risky",
      covered
        ? `status is new, but was covered by ${status[0]}XX`
        : "status is new; code that handles every status has one more",
    );
  }
}

function compareAnswer(before, after, place, report) {
  compareContents(before.content, after.content, place);
  const headers = { before: before.headers ?? {}, after: after.headers ?? {} };
  for (const [name, header] of Object.entries(headers.before)) {
    const at = place.below(`header ${name}`);
    if (!(name in headers.after)) {
      at.say("breaking", "it is no longer answered");
      continue;
    }
    const one = resolve(place.documents.base, header);
    const other = resolve(place.documents.head, headers.after[name]);
    report.once(one, other, "answer", () => compareHeader(one, other, at));
  }
  for (const name of Object.keys(headers.after)) {
    if (!(name in headers.before)) place.below(`header ${name}`).say("safe", "it is new");
  }
}

function compareHeader(before, after, place) {
  const must = after.required === true;
  if ((before.required === true) !== must)
    place.say(must ? "safe" : "breaking", must ? "it is always there now" : "it may be missing now");
  place.compare(before.schema, after.schema);
}
