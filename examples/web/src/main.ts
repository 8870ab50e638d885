import { createFilesClient, type FileInfo } from "@cdf-multipart/core";
import { CdfUpload } from "@cdf-multipart/uppy";
import Uppy from "@uppy/core";
import "@uppy/core/css/style.min.css";
import Dashboard from "@uppy/dashboard";
import "@uppy/dashboard/css/style.min.css";
import GoldenRetriever from "@uppy/golden-retriever";
import { connection } from "./connection.js";
import "./page.css";

const options = connection();
const client = createFilesClient(options);
const uppy = new Uppy()
  .use(Dashboard, {
    inline: true,
    target: "#files",
    theme: "auto",
    width: "100%",
    height: 640,
    proudlyDisplayPoweredByUppy: false,
    note: "Files of any size. To resume an interrupted upload, add the same file again.",
    metaFields: [
      { id: "externalId", name: "External id", placeholder: "unique in the project" },
      { id: "directory", name: "Directory", placeholder: "/scans/north" },
      { id: "dataSetId", name: "Data set", placeholder: "4711" },
      { id: "labels", name: "Labels", placeholder: "raw, north" },
      { id: "site", name: "Site", placeholder: "kept as metadata" },
    ],
  })
  .use(GoldenRetriever)
  .use(CdfUpload, { client });

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no element ${selector}.`);
  return found;
}

/** A table row for a file in CDF. */
function row({ name, externalId, metadata, id, uploadedTime }: FileInfo): HTMLTableRowElement {
  const line = document.createElement("tr");
  const fields = Object.entries(metadata ?? {}).map(([key, value]) => `${key}: ${value}`);
  const when = uploadedTime === undefined ? "" : new Date(uploadedTime).toLocaleString();
  for (const text of [name, externalId ?? "", fields.join(", "), String(id), when]) {
    line.insertCell().textContent = text;
  }
  return line;
}

async function showUploaded(): Promise<void> {
  const { items } = await client.advancedListFiles({ filter: { uploaded: true }, limit: 100 });
  element("#uploaded").replaceChildren(...items.toReversed().map(row));
  element("#empty").hidden = items.length > 0;
}

element("#project").textContent = `Project ${options.project} at ${client.baseUrl}`;
uppy.on("upload-success", () => void showUploaded());
await showUploaded();
