const PROJECTS = "/api/v1/projects/";

/**
 * The operation of a request; undefined for requests to other servers, such as a store or an identity
 * provider.
 *
 * @param {import("./types.js").ContractDocument} document
 * @param {string} method
 * @param {string} url
 * @returns {{operation: import("./types.js").ContractOperation, path: Readonly<Record<string, string>>} |
 *   undefined}
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

/** A cheap check, before anything is loaded, whether a URL can be one of the API. @param {string} url */
export function isApiUrl(url) {
  return url.includes(PROJECTS);
}
