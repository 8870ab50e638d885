import { NetworkError } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import { fatal } from "../../src/engine/decide-part.js";
import { SourceChangedError, SourceError } from "../../src/sources/source-error.js";

describe("the end of an upload by an error", () => {
  it.each(["size", "modified", "replaced", "content"] as const)(
    "aborts the parts in flight if the source changed (%s), because they are useless",
    (change) => {
      const error = new SourceChangedError("changed", { change });
      expect(fatal(error)).toEqual({ kind: "fatal", error, inFlight: "abort" });
    },
  );

  it.each([
    new SourceError("unreadable", { code: "source-unreadable" }),
    new NetworkError("lost", { code: "connection-lost", mayHaveArrived: true }),
    new Error("a full disk of the journal"),
  ])("lets the parts in flight finish after any other error, since a later run can use them: %s", (error) => {
    expect(fatal(error)).toEqual({ kind: "fatal", error, inFlight: "finish" });
  });
});
