import { expect, it } from "vitest";
import { hideSecrets } from "../../src/index.js";
import { keepEnvironmentSecrets } from "../../src/node/index.js";

it.each(["", "TRACES_", "METRICS_", "LOGS_"])(
  "the headers of OTEL_EXPORTER_OTLP_%sHEADERS are secret",
  (signal) => {
    const secrets = [`key-of-${signal}a`, `key-of-${signal}b`, `key-of-${signal}c`];
    const [a, b, c] = secrets;
    keepEnvironmentSecrets({
      [`OTEL_EXPORTER_OTLP_${signal}HEADERS`]: `authorization=Bearer%20${a}, x-key=${b},x-other = ${c}`,
    });
    const text = hideSecrets(`the collector says: ${secrets.join(" ")}`);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain("the collector says");
    expect(hideSecrets("Bearer of news")).toBe("Bearer of news");
  },
);
