import type { FilesClient } from "@cdf-multipart/core";
import type { Row } from "./row.js";

/** The first page of the files whose content has arrived. */
export async function listArrivals(client: Pick<FilesClient, "advancedListFiles">): Promise<readonly Row[]> {
  const { items } = await client.advancedListFiles({ filter: { uploaded: true } });
  return items.map(({ name, uploadedTime }) => ({ name, arrived: uploadedTime }));
}
