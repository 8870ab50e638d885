import { describe, expect, it } from "vitest";
import { auth0, entraId } from "../../src/auth/index.js";
import { createFilesClient, isValidationError } from "../../src/index.js";

const refusedBy = (make: () => unknown): boolean => {
  try {
    make();
    return false;
  } catch (error) {
    if (!isValidationError(error)) throw error;
    return true;
  }
};
const SEGMENTS = [
  "..",
  ".",
  "%2e%2e",
  "%2E.",
  ".%2e",
  "a/b",
  "a\\b",
  "a?b",
  "a#b",
  " ",
  "a\u0000b",
  "a\tb",
  "\u007f",
  "",
  "a".repeat(300),
];

describe("what stands in a path", () => {
  it.each(SEGMENTS)("is not a project if it is %j", (project) => {
    expect(refusedBy(() => createFilesClient({ cluster: "api", project, token: "token-0123456789" }))).toBe(
      true,
    );
  });

  it.each(SEGMENTS.filter((one) => one !== ""))("is not a tenant if it is %j", (tenantId) => {
    expect(refusedBy(() => entraId({ tenantId, cluster: "api" }))).toBe(true);
  });

  it.each(["evil.example/x", "good.example@evil.example", "a b", "", "a?b", "a#", "a\\b"])(
    "is not a domain if it is %j",
    (domain) => {
      expect(refusedBy(() => auth0({ domain, audience: "a" }))).toBe(true);
    },
  );

  it.each(
    [...SEGMENTS.filter((one) => one !== ""), "a.b/", "evil.example", "a:443", "a@b"].filter(
      (one) => one !== "evil.example" && !/^a+$/.test(one),
    ),
  )("is not a cluster if it is %j", (cluster) => {
    expect(refusedBy(() => createFilesClient({ cluster, project: "p", token: "token-0123456789" }))).toBe(
      true,
    );
  });

  it.each([
    "https://a.example/x%2f..",
    "https://a.example/%2e%2e%2fx",
    "https://a.example/a//b",
    "https://a.example/a%5cb",
    "https://u:p@a.example",
    "https://a.example/?q",
  ])("is not a base URL if it is %s", (baseUrl) => {
    expect(refusedBy(() => createFilesClient({ baseUrl, project: "p", token: "token-0123456789" }))).toBe(
      true,
    );
  });

  it("is encoded if it is a name", () => {
    for (const project of ["plant", "a.b", "...", "my-project_1", "ü", "a%20b"])
      expect(
        createFilesClient({ baseUrl: "https://a.example/x/", project, token: "token-0123456789" }).project,
      ).toBe(project);
  });
});
