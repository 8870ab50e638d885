/** The table of the files in the project, which both pages show. */
import type { FileInfo, FilesClient } from "@cdf-multipart/core";

/** The element with this selector. */
export function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no element ${selector}.`);
  return found;
}

/** Reads the files of the project, and shows them. */
export async function showUploaded(client: FilesClient): Promise<void> {
  const { items } = await client.advancedListFiles({ filter: { uploaded: true }, limit: 100 });
  element("#uploaded").replaceChildren(...items.toReversed().map(row));
  element("#empty").hidden = items.length > 0;
  // Shown as a whole, so that nothing moves.
  element("#list").hidden = false;
}

/** A table row for a file in CDF. On narrow pages each cell has its heading before it. */
function row({ name, externalId, metadata, id, uploadedTime }: FileInfo): HTMLTableRowElement {
  const line = document.createElement("tr");
  const fields = Object.entries(metadata ?? {}).map(([key, value]) => `${key}: ${value}`);
  const when = uploadedTime === undefined ? "" : new Date(uploadedTime).toLocaleString();
  const cells = [
    ["Name", name],
    ["External id", externalId ?? ""],
    ["Metadata", fields.join(", ")],
    ["Id", String(id)],
    ["When", when],
  ] as const;
  for (const [heading, text] of cells) {
    const cell = line.insertCell();
    cell.dataset["heading"] = heading;
    cell.textContent = text;
  }
  return line;
}
