import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the licence of every bundled package is distributed with the report page", () => {
  const notices = readFileSync(new URL("../dist/report/THIRD-PARTY-NOTICES.txt", import.meta.url), "utf8");
  expect(notices).toMatch(/^echarts [\d.]+ \(Apache-2\.0\)$/m);
  expect(notices).toMatch(/^zrender [\d.]+ \(BSD-3-Clause\)$/m);
  expect(notices).toContain("Apache License");
  expect(notices).toContain("Redistribution and use in source and binary forms");
});
