import { generate } from "selfsigned";

/** A self-signed certificate and its key. PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Creates one for 127.0.0.1, and for a host name if given. */
export async function makeCertificate(name?: string): Promise<Certificate> {
  const names = name === undefined ? [] : [{ type: 2 as const, value: name }];
  const pems = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }, ...names] },
    ],
  });
  return { cert: pems.cert, key: pems.private };
}
