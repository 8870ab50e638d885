import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caFault, extraCaFault } from "@cdf-multipart/core/node";
import { generate } from "selfsigned";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { openNodeReader } from "../../src/net/node-reader.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import { makeCertificate } from "./certificate.js";
import { makeTransport } from "./make-transport.js";
import { useNoProxyNamed } from "./no-proxy-named.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";

useNoProxyNamed();

/** A certificate of an authority, and one of a server that it has issued. PEM. */
let authority: string;
let server: { readonly cert: string; readonly key: string };
let selfSigned: string;
beforeAll(async () => {
  const options = { keyType: "ec", algorithm: "sha256" } as const;
  const made = await generate([{ name: "commonName", value: "Plant CA" }], {
    ...options,
    extensions: [{ name: "basicConstraints", cA: true }],
  });
  authority = made.cert;
  const issued = await generate([{ name: "commonName", value: "store.plant" }], {
    ...options,
    ca: { key: made.private, cert: made.cert },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  server = { cert: issued.cert, key: issued.private };
  selfSigned = (await makeCertificate()).cert;
});

const EMPTY = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
const BROKEN = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
const WRONG: readonly (readonly [string, () => string, RegExp])[] = [
  ["nothing", () => "", /holds no certificate\. Give a PEM file/],
  ["a page", () => "<html>Log in</html>", /holds no certificate\. Give a PEM file/],
  ["a key", () => server.key, /holds no certificate\. Give a PEM file/],
  ["a beginning without an end", () => authority.slice(0, 200), /holds no certificate\. Give a PEM file/],
  ["an empty certificate", () => EMPTY, /holds no certificate that can be read/],
  ["bytes that are none", () => BROKEN, /holds no certificate that can be read/],
  [
    "the certificate of a server",
    () => server.cert,
    /holds no CA certificate: CN=store\.plant is .*\(CA:TRUE is missing\)\. Give .* issued it, CN=Plant CA/,
  ],
  ["that certificate twice", () => server.cert + BROKEN + server.cert, /holds no CA certificate: CN=store/],
];

test.each(WRONG)(
  "certificates to trust that contain %s are refused before anything is sent",
  (_, pem, words) => {
    for (const ca of [pem(), Buffer.from(pem()), [pem(), Buffer.from(pem())]]) {
      for (const open of [() => nodeTransport({ ca }), () => openNodeReader({ ca })])
        expect(open).toThrow(
          expect.objectContaining({
            name: "ValidationError",
            code: "invalid-settings",
            message: expect.stringMatching(words),
          }),
        );
    }
  },
);

test.each(WRONG)(
  "a file in NODE_EXTRA_CA_CERTS that contains %s has the same fault",
  async (_, pem, words) => {
    const folder = await mkdtemp(join(tmpdir(), "cdf-ca-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "ca.pem");
    await writeFile(path, pem());
    expect(extraCaFault({ NODE_EXTRA_CA_CERTS: path })).toMatch(words);
    await writeFile(path, authority + pem());
    expect(extraCaFault({ NODE_EXTRA_CA_CERTS: path })).toBeUndefined();
    expect(extraCaFault({ NODE_EXTRA_CA_CERTS: folder })).toMatch(/^cannot be read: /);
    expect(extraCaFault({ NODE_EXTRA_CA_CERTS: `${path}.gone` })).toMatch(/^cannot be read: .*ENOENT/);
  },
);

test("a file of megabytes is not read to its end, and a hostile one does not block the reader", () => {
  expect(extraCaFault({ NODE_EXTRA_CA_CERTS: "/dev/zero" })).toMatch(/^cannot be read: /);
  const marks = "-----BEGIN CERTIFICATE-----".repeat(37_000);
  expect(caFault(marks)).toMatch(/holds no certificate/);
});

test("without the variable there is no fault; nor with an authority, or with a self-signed server", () => {
  expect(extraCaFault({})).toBeUndefined();
  expect(extraCaFault({ NODE_EXTRA_CA_CERTS: "" })).toBeUndefined();
  for (const pem of [authority, selfSigned, server.cert + authority, BROKEN + authority])
    expect(caFault(pem)).toBeUndefined();
});

test("with the certificate of the authority, parts go to a server whose certificate it has signed", async () => {
  const store = await partServer(undefined, (listener) => createServer(server, listener), "https");
  const answer = await makeTransport({ ca: [authority] }).putPart(partRequest({ url: store.url }));
  expect(answer).toMatchObject({ status: 200 });
});
