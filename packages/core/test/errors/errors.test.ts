import { describe, expect, it, vi } from "vitest";
import * as core from "../../src/index.js";

const { ApiError, AuthError, CdfError, NetworkError, OutcomeUnknownError, TimeoutError, ValidationError } =
  core;

function family(from: typeof core) {
  return [
    new from.CdfError("plain", { code: "conflict" }),
    new from.ApiError("api", { code: "conflict", operation: "initFileUpload", status: 409 }),
    new from.NetworkError("net", { code: "connection-lost", mayHaveArrived: true }),
    new from.TimeoutError("late", { code: "attempt-timeout", timeout: 5, mayHaveArrived: true }),
    new from.AuthError("auth", { code: "token-refused", status: 401, oauthError: "invalid_client" }),
    new from.ValidationError({
      code: "invalid-request",
      subject: "initFileUpload",
      faults: [{ path: "name", message: "is required" }],
    }),
    new from.OutcomeUnknownError("who knows", { operation: "initFileUpload", cause: new Error("lost") }),
  ] as const;
}

const NAMES = [
  "CdfError",
  "ApiError",
  "NetworkError",
  "TimeoutError",
  "AuthError",
  "ValidationError",
  "OutcomeUnknownError",
];

const GUARDS = [
  core.isCdfError,
  core.isApiError,
  core.isNetworkError,
  core.isTimeoutError,
  core.isAuthError,
  core.isValidationError,
  core.isOutcomeUnknownError,
];

describe("the errors", () => {
  it("are one family by instanceof, each with its own name", () => {
    const classes = [
      CdfError,
      ApiError,
      NetworkError,
      TimeoutError,
      AuthError,
      ValidationError,
      OutcomeUnknownError,
    ];
    for (const [index, error] of family(core).entries()) {
      expect(error).toBeInstanceOf(Error);
      expect(error).toBeInstanceOf(CdfError);
      expect(error).toBeInstanceOf(classes[index] ?? Error);
      expect(error.name).toBe(NAMES[index]);
      expect(String(error)).toBe(`${NAMES[index]}: ${error.message}`);
      expect(error.stack).toContain("errors.test.ts");
    }
  });

  it("are recognised across two copies of the package, in which instanceof fails", async () => {
    vi.resetModules();
    const copy = await import("../../src/index.js");
    expect(copy.CdfError).not.toBe(CdfError);
    for (const [index, error] of family(copy).entries()) {
      expect(error).not.toBeInstanceOf(CdfError);
      expect(core.isCdfError(error)).toBe(true);
      for (const [guard, isIt] of GUARDS.entries()) expect(isIt(error)).toBe(guard === 0 || guard === index);
    }
  });

  it("are distinguished from everything else", () => {
    const others = [new Error("x"), { name: "ApiError", code: "conflict" }, null, undefined, "ApiError", 5];
    for (const other of others) expect(GUARDS.some((guard) => guard(other))).toBe(false);
  });

  it("can be subclassed, and remain instances of the family", () => {
    class SourceError extends CdfError {
      override get name(): string {
        return "SourceError";
      }
    }
    const error = new SourceError("gone", { code: "source-changed" });
    expect(core.isCdfError(error)).toBe(true);
    expect(core.isApiError(error)).toBe(false);
    expect(error.toJSON()).toEqual({ name: "SourceError", message: "gone", code: "source-changed" });
  });

  it("can be serialised, including causes, and keep their content", () => {
    const root = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    const network = new NetworkError("broke", { code: "connection-lost", mayHaveArrived: true, cause: root });
    const error = new OutcomeUnknownError("who knows", { operation: "initFileUpload", cause: network });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "OutcomeUnknownError",
      message: "who knows",
      code: "outcome-unknown",
      operation: "initFileUpload",
      cause: {
        name: "NetworkError",
        message: "broke",
        code: "connection-lost",
        mayHaveArrived: true,
        retryable: true,
        cause: { name: "Error", message: "read ECONNRESET", code: "ECONNRESET" },
      },
    });
  });

  it("survive a circular cause", () => {
    const loop = new Error("loop");
    loop.cause = loop;
    expect(() => JSON.stringify(new CdfError("x", { code: "conflict", cause: loop }))).not.toThrow();
  });

  it("list every fault of a validation in the message", () => {
    const error = new ValidationError({
      code: "invalid-request",
      subject: "initFileUpload",
      faults: [
        { path: "name", message: "is required" },
        { path: 'metadata["läge"]', message: "must be a string", limit: "string", value: "5" },
      ],
    });
    expect(error.message).toBe(
      'initFileUpload: name is required; metadata["läge"] must be a string (got 5).',
    );
    expect(error.path).toBe("name");
  });
});
