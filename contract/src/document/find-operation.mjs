const PROJECTS = "/api/v1/projects/";

/**
 * Which operation a request is for; undefined when it goes elsewhere: a store, an identity provider.
 *
 * @param {import("./types.js").ContractDocument} document
 * @param {string} method
 * @param {string} url
 * @returns {{operation: import("./types.js").ContractOperation, path: Readonly<Record<string, string>>} | undefined}
 */
export function findOperation(document, method, url) {
  const { pathname } = new URL(url);
  const start = pathname.indexOf(PROJECTS);
  if (start < 0) return undefined;
  const [, ...below] = pathname.slice(start + PROJECTS.length).split("/");
  const given = ["", ...below];
  for (const operation of document.operations) {
    if (operation.method !== method || operation.segments.length !== given.length) continue;
    /** @type {Record<string, string>} */
    const path = {};
    const matches = operation.segments.every((segment, index) => {
      if (!segment.startsWith("{")) return segment === given[index];
      path[segment.slice(1, -1)] = decodeURIComponent(given[index] ?? "");
      return true;
    });
    if (matches) return { operation, path };
  }
  return undefined;
}

/** @param {string} url whether it could be for the API at all: cheap, before anything is loaded */
export function isApiUrl(url) {
  return url.includes(PROJECTS);
}
