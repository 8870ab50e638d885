import { explain } from "./explain.mjs";

/**
 * Everything that is wrong with a request, as short sentences; nothing when it is as the document wants it.
 *
 * @param {import("./types.js").ContractOperation} operation
 * @param {Readonly<Record<string, string>>} path values of the path's variables
 * @param {import("./types.js").SentRequest} request
 * @returns {string[]}
 */
export function judgeRequest(operation, path, request) {
  const query = new URL(request.url).searchParams;
  return [
    ...judgeToken(request.headers),
    ...judgeQueryNames(operation, query),
    ...operation.parameters.flatMap((parameter) => judgeParameter(parameter, path, query, request.headers)),
    ...judgeBody(operation, request),
  ];
}

function judgeToken(headers) {
  return /^Bearer \S+$/.test(headers.get("authorization") ?? "") ? [] : ["it carries no bearer token"];
}

function judgeQueryNames(operation, query) {
  const known = operation.parameters.filter((one) => one.in === "query").map((one) => one.name);
  return [...new Set(query.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => `it has a query parameter \`${name}\`, which is not described`);
}

function judgeParameter(parameter, path, query, headers) {
  const { name, in: place, required, type, validate } = parameter;
  const texts = { path: path[name], query: query.get(name), header: headers.get(name) };
  const text = texts[place];
  if (text === undefined || text === null) {
    return required ? [`its ${place} parameter \`${name}\` is missing`] : [];
  }
  return validate(read(text, type)) ? [] : [`its ${place} parameter \`${name}\` ${explain(validate)}`];
}

/** The value that a text in a URL stands for. */
function read(text, type) {
  if (type === "integer" && /^-?\d+$/.test(text)) return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

/**
 * What only our client owes: servers are free to take a body whatever it is called.
 *
 * @param {import("./types.js").SentRequest} request
 * @returns {string[]}
 */
export function judgeMediaType({ headers, body }) {
  const type = headers.get("content-type") ?? "";
  return body === undefined || type.startsWith("application/json")
    ? []
    : [`its Content-Type is "${type}" instead of application/json`];
}

function judgeBody({ body }, request) {
  if (body === undefined) return request.body === undefined ? [] : ["it has a body, which is not described"];
  if (request.body === undefined) return body.required ? ["its body is missing"] : [];
  const faults = [];
  try {
    if (!body.validate(JSON.parse(request.body))) faults.push(`its body ${explain(body.validate)}`);
  } catch (error) {
    faults.push(`its body is no JSON: ${String(error)}`);
  }
  return faults;
}
