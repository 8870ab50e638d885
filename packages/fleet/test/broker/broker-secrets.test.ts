import { expect, it } from "vitest";
import { keepBrokerSecrets } from "../../src/index.js";

it("keeps no setting of TLS, which messages name", () => {
  const kept: string[] = [];
  const url = "postgres://fleet:s3cret@host/fleet";
  keepBrokerSecrets(`${url}?sslmode=verify-full&sslrootcert=/etc/ca.pem&password=other`, (one) => {
    kept.push(one);
  });
  expect(kept).toEqual([`${url}?password=other`]);
});
