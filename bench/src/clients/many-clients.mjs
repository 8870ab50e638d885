// Clients of the scenario `small`: each uploads a folder of small files in one process.
import { nodeClient } from "./node-clients.mjs";

export const manyClients = [
  nodeClient({ id: "ours-many", label: "ours, uploadMany", setting: 'uploadMany of paths, journal "off"' }),
  nodeClient({
    id: "cognite-sdk-many",
    label: "@cognite/sdk",
    packages: ["@cognite/sdk"],
    setting: "files.upload with a Buffer: one PUT, no multipart",
  }),
  nodeClient({
    id: "aws-lib-storage-many",
    label: "@aws-sdk/lib-storage",
    packages: ["@aws-sdk/lib-storage", "@aws-sdk/client-s3"],
    setting: "Upload of a Buffer: one PUT",
  }),
  nodeClient({
    id: "azure-blob-many",
    label: "@azure/storage-blob",
    packages: ["@azure/storage-blob"],
    setting: "uploadData of a Buffer: one PUT",
  }),
];
