import { keepSecret } from "@cdf-multipart/core";
import { expect, it } from "vitest";
import { judgeFailure } from "../../src/worker/judge-failure.js";

it("hides secrets in what the ledger and the list of failures show", () => {
  keepSecret("canary-of-the-judge");
  const { message } = judgeFailure(new Error("the server echoed canary-of-the-judge"));
  expect(message).toContain("the server echoed");
  expect(message).not.toContain("canary-of-the-judge");
});
