import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { CogniteClient } from "@cognite/sdk";
import { expect, test } from "vitest";
import { noise } from "../stores/scene.js";

const VIEW = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" } as const;
const SCAN = { space: "plant", externalId: "scan-17.e57" };
const NODE = { instanceType: "node", ...SCAN } as const;

function clientOf({ url, project, token }: Emulator): CogniteClient {
  return new CogniteClient({ appId: "e2e", baseUrl: url, project, oidcTokenProvider: async () => token });
}

test("Cognite's own SDK creates a node of a file, uploads its content by its links, reads and deletes it", async () => {
  const emulator = await startEmulator();
  try {
    const client = clientOf(emulator);
    const properties = { name: "scan.e57", mimeType: "model/e57", tags: ["point-cloud"] };
    const node = { ...NODE, sources: [{ source: VIEW, properties }] };
    const { items } = await client.instances.upsert({ items: [node] });
    expect(items[0]).toMatchObject({ ...NODE, version: 1, wasModified: true });
    expect((await client.instances.upsert({ items: [node] })).items[0]).toMatchObject({ wasModified: false });

    const bytes = noise(100_000);
    const { data } = await client.post<{ items: { uploadUrl: string }[] }>(
      `/api/v1/projects/${emulator.project}/files/uploadlink`,
      { data: { items: [{ instanceId: SCAN }] } },
    );
    const headers = { "content-type": "model/e57" };
    const put = await fetch(data.items[0]?.uploadUrl ?? "", { method: "PUT", headers, body: bytes });
    expect(put.ok).toBe(true);

    const [file] = await client.files.retrieve([{ instanceId: SCAN }]);
    expect(file).toMatchObject({ name: "scan.e57", uploaded: true, instanceId: SCAN });
    const [link] = await client.files.getDownloadUrls([{ instanceId: SCAN }]);
    const download = await fetch(link?.downloadUrl ?? "");
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);

    const read = await client.instances.retrieve({ items: [NODE], sources: [{ source: VIEW }] });
    expect(read.items[0]?.properties?.["cdf_cdm"]?.["CogniteFile/v1"]).toMatchObject({
      ...properties,
      isUploaded: true,
    });
    await client.instances.delete([NODE]);
    await expect(client.files.retrieve([{ instanceId: SCAN }])).rejects.toMatchObject({
      status: 400,
      missing: [{ instanceId: SCAN }],
    });
  } finally {
    await emulator.close();
  }
});
