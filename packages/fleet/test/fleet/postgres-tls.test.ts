import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres, writeOwned } from "../servers/postgres-server.js";
import { connect, refusal } from "./refusal.js";

describe("a fleet on a PostgreSQL with TLS", () => {
  let server: PostgresServer;
  let authority: string;
  const url = (mode: string): string => `${server.url}?sslmode=${mode}`;
  const connects = async (broker: string): Promise<boolean> => {
    const fleet = await connect(broker);
    await fleet.close();
    return true;
  };
  beforeAll(async () => {
    server = await startPostgres();
    const { cert, private: key } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
      keyType: "ec",
      algorithm: "sha256",
      extensions: [
        { name: "basicConstraints", cA: true },
        { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
      ],
    });
    authority = join(server.folder, "authority.pem");
    writeFileSync(authority, cert);
    writeOwned(join(server.folder, "server.pem"), cert);
    writeOwned(join(server.folder, "server.key"), key);
  });
  afterAll(() => server.remove());

  it("connects without TLS only if the URL does not require it", async () => {
    expect(await connects(server.url)).toBe(true);
    expect(await connects(url("disable"))).toBe(true);
    expect((await refusal(connect(url("verify-full")))).message).toContain("does not support SSL");
  });

  it("checks the certificate in all modes except for the one whose name says that it does not", async () => {
    await server.run(
      `alter system set ssl_cert_file = '${join(server.folder, "server.pem")}'`,
      `alter system set ssl_key_file = '${join(server.folder, "server.key")}'`,
      "alter system set ssl = on",
    );
    writeOwned(
      join(server.folder, "data", "pg_hba.conf"),
      "host all postgres 127.0.0.1/32 trust\nhostssl all all 127.0.0.1/32 trust\nhostnossl all all 127.0.0.1/32 reject\n",
    );
    await server.kill();
    await server.start();
    await server.run("create role plant login superuser");
    const plant = (mode: string): string => url(mode).replace("postgres@", "plant@");
    for (const mode of ["require", "verify-ca", "verify-full"]) {
      expect(await connects(`${plant(mode)}&sslrootcert=${authority}`)).toBe(true);
      const unknown = await refusal(connect(plant(mode)));
      expect(unknown).toMatchObject({ code: "broker-unreachable" });
      expect(unknown.message).toContain("certificate");
    }
    expect(await connects(plant("no-verify"))).toBe(true);
    const open = await refusal(connect(plant("disable")));
    expect(open.message).toContain("sslmode=verify-full");
  });

  it("names a certificate authority that cannot be read, and not the password", async () => {
    const { message } = await refusal(
      connect(`${url("verify-full")}&sslrootcert=/no/ca.pem&password=s3cret-word`),
    );
    expect(message).toContain("/no/ca.pem");
    expect(message).not.toContain("s3cret-word");
  });

  it("does not connect in a mode that would fall back to no encryption", async () => {
    for (const mode of ["prefer", "allow", "always"]) {
      const refused = await refusal(connect(`${url(mode)}&password=s3cret-word`));
      expect(refused.message).not.toContain("s3cret-word");
      expect(refused).toMatchObject({ code: "broker-unsuitable" });
      expect(refused.message).toContain("Use sslmode=verify-full");
      expect(refused.message).toContain(mode);
    }
  });
});
