import { createFilesClient } from "@cdf-multipart/core";
import { type ContinueDetail, defineElements } from "@cdf-multipart/elements";
import {
  CdfUpload,
  CdfUploadPanel,
  type CheckedField,
  checkedMetaFields,
  metaFromFields,
} from "@cdf-multipart/uppy";
import "@cdf-multipart/uppy/style.css";
import Uppy from "@uppy/core";
import "@uppy/core/css/style.min.css";
import Dashboard from "@uppy/dashboard";
import "@uppy/dashboard/css/style.min.css";
import GoldenRetriever from "@uppy/golden-retriever";
import { connection } from "./connection.js";
import "./page.css";
import { element, showUploaded } from "./uploaded-table.js";

const options = connection();
const client = createFilesClient(options);

/** A real application reads its data sets and labels from CDF. */
const forAll: readonly CheckedField[] = [
  { id: "directory", name: "Directory", placeholder: "/scans/north" },
  {
    id: "dataSetId",
    name: "Data set",
    choices: async () => [
      { value: 4711, label: "Laser scans" },
      { value: 4712, label: "Drawings" },
    ],
  },
  {
    id: "labels",
    name: "Labels",
    several: true,
    choices: async () => [
      { value: "raw", label: "Raw" },
      { value: "north", label: "North hall" },
    ],
  },
  { id: "site", name: "Site", placeholder: "kept as metadata" },
];
const externalId = { id: "externalId", name: "External id", placeholder: "unique in the project" };

const uppy = new Uppy()
  .use(Dashboard, {
    inline: true,
    target: "#files",
    theme: "auto",
    width: "100%",
    height: 640,
    proudlyDisplayPoweredByUppy: false,
    fileManagerSelectionType: "both",
    note: "Files of up to 1 TB. To resume an interrupted upload, add the same file again.",
    metaFields: checkedMetaFields([externalId, ...forAll]),
  })
  .use(GoldenRetriever)
  .use(CdfUploadPanel, { target: Dashboard, fieldsForAll: forAll })
  .use(CdfUpload, { client });

defineElements();
const unfinished = document.querySelector("cdf-unfinished");
if (unfinished === null) throw new Error("The page has no list of unfinished uploads.");
unfinished.client = client;
unfinished.addEventListener("cdf-continue", (event) => {
  if (!(event instanceof CustomEvent)) return;
  continueUpload(event.detail).catch((error: unknown) => uppy.log(String(error), "warning"));
});

/**
 * The fields of the unfinished upload become the file's meta, so that Uppy finds its journal. Only this file is
 * started; the others in the list wait for the user.
 */
async function continueUpload({ input, target }: ContinueDetail): Promise<void> {
  const data = input instanceof File ? input : await input.getFile();
  const meta = metaFromFields(target.file ?? {});
  const restored = uppy
    .getFiles()
    .find(({ name, size, isGhost }) => name === data.name && size === data.size && !isGhost);
  const id = restored?.id ?? uppy.addFile({ name: data.name, type: data.type, data, meta });
  await uppy.retryUpload(id);
  await unfinished?.refresh();
}

element("#project").textContent = `Project ${options.project} at ${client.baseUrl}`;
uppy.on("upload-success", () => void showUploaded(client));
uppy.on("complete", () => void unfinished.refresh());
await unfinished.refresh();
await showUploaded(client);
