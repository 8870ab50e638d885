import { describe, expect, it } from "vitest";
import { createFilesClient, type FilesClientOptions, isValidationError } from "../../src/index.js";

/** The faults of options, as a program in JavaScript may pass them. */
function faultsOf(options: object): string[] {
  try {
    createFilesClient({ cluster: "api", project: "p", token: "t", ...options } as FilesClientOptions);
  } catch (error) {
    if (isValidationError(error)) {
      expect(error.code).toBe("invalid-settings");
      return error.faults.map(({ path, message }) => `${path} ${message}`);
    }
    throw error;
  }
  return [];
}

const at = (baseUrl: unknown) => ({ cluster: undefined, baseUrl });

describe("settings of a client", () => {
  it.each([
    [{ cluster: undefined }, /^cluster or `baseUrl` is required/],
    [{ baseUrl: "https://a.example" }, /cannot both be given/],
    [{ cluster: "https://api.cognitedata.com" }, /^cluster must be the cluster's name alone/],
    [{ cluster: "api.cognitedata.com" }, /name alone/],
    [{ cluster: "" }, /name alone/],
    [{ cluster: 5 }, /name alone/],
    [at("westeurope-1"), /^baseUrl must be a URL/],
    [at("ftp://a.example"), /must begin with https/],
    [at("https://u:p@a.example"), /must not contain a user name/],
    [at("https://a.example/?x=1"), /must not have a query/],
    [at("https://a.example/api/v1/projects/p"), /must end before \/api\/v1/],
    [at("http://a.example"), /must be https.*allowInsecureHttp/],
    [at("http://127.0.0.1.evil.example"), /must be https/],
    [{ project: "" }, /^project must be the name/],
    [{ project: "a/b" }, /^project must be the name/],
    [{ token: "" }, /^token must not be empty/],
    [{ token: undefined }, /^token must be a string, not undefined/],
    [{ token: "Bearer abc" }, /without "Bearer "/],
    [{ token: "abc\n" }, /line end/],
    [{ appId: "läge" }, /^appId must be printable ASCII/],
    [{ timeout: 0 }, /^timeout must be a number of 1 or more/],
    [{ deadline: "5" }, /^deadline must be a number/],
    [{ retry: { retries: -1 } }, /^retry.retries must be a number of 0/],
    [{ limits: { requestsPerSecond: 0 } }, /^limits.requestsPerSecond/],
    [{ limits: { concurrentRequests: 0 } }, /^limits.concurrentRequests/],
  ])("%j is refused", (options, message) => {
    const faults = faultsOf(options);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  it("are all refused together", () => {
    expect(faultsOf({ cluster: "", project: "", token: "", timeout: -1 })).toHaveLength(4);
  });

  it("treat undefined as not given", () => {
    expect(
      faultsOf({ timeout: undefined, retry: { retries: undefined }, limits: undefined, appId: undefined }),
    ).toEqual([]);
  });

  it("never quote a token, a password or a query", () => {
    for (const options of [
      { token: "se cret" },
      at("https://u:secret@a.example"),
      at("https://a.example/?k=secret"),
    ]) {
      expect(faultsOf(options).join()).not.toMatch(/se ?cret/);
    }
  });
});
