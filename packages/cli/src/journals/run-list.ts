import type { FileInfo, FilesClient } from "@cdf-multipart/core";
import { DELETE_ITEMS_MAX_ITEMS, LIST_LIMIT_MAX } from "@cdf-multipart/spec";
import { UsageError } from "../errors.js";
import { ago, countOf } from "../output/amounts.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printable } from "../output/printable.js";
import { jsonToStdout, linesToStdout, toStderr, toStdout } from "../output/write.js";
import { connect } from "../settings/connect.js";
import { confirm } from "./confirm.js";
import { formatTable } from "./table.js";

/** Values of the options of `cdf-upload list`. */
export interface ListOptions {
  readonly settings?: string;
  readonly pending?: boolean;
  /** ms. */
  readonly olderThan?: number;
  readonly delete?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Lists the file entries in CDF that have no content, with their age. With `--delete`, deletes them after a confirmation. */
export async function runList(options: ListOptions): Promise<ExitCode> {
  if (options.pending !== true)
    throw new UsageError("cdf-upload list can list only unfinished uploads. Add --pending.");
  const client = connect({
    file: options.settings,
    prompt: toStderr,
  });
  const now = Date.now();
  const ids: number[] = [];
  for await (const page of pages(client, now - (options.olderThan ?? 0))) {
    for (const file of page) ids.push(file.id);
    show(page, now, { json: options.json === true, first: ids.length === page.length });
  }
  if (ids.length === 0 && options.json !== true) toStdout("There are no unfinished uploads.");
  if (options.delete !== true || ids.length === 0) return EXIT.ok;
  await confirm({
    question: `Delete ${countOf(ids.length, "entry", "entries")}? Uploads that are still running will fail.`,
    otherwise: "Nothing was deleted.",
    yes: options.yes,
  });
  for (let start = 0; start < ids.length; start += DELETE_ITEMS_MAX_ITEMS) {
    const items = ids.slice(start, start + DELETE_ITEMS_MAX_ITEMS).map((id) => ({ id }));
    await client.deleteFiles(items, { ignoreUnknownIds: true });
  }
  toStderr(`Deleted ${countOf(ids.length, "entry", "entries")}.`);
  return EXIT.ok;
}

async function* pages(client: FilesClient, before: number): AsyncGenerator<readonly FileInfo[]> {
  const filter = { uploaded: false, createdTime: { max: before } };
  let cursor: string | undefined;
  do {
    const page = await client.advancedListFiles({
      filter,
      limit: LIST_LIMIT_MAX,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (page.items.length > 0) yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

function show(
  files: readonly FileInfo[],
  now: number,
  { json, first }: { readonly json: boolean; readonly first: boolean },
): void {
  if (json) {
    for (const file of files) jsonToStdout(file);
    return;
  }
  const rows = files.map(({ id, name, externalId, directory, createdTime }) => [
    String(id),
    `${ago(now - createdTime)} ago`,
    printable(externalId ?? "-"),
    printable(directory === undefined ? name : `${directory}/${name}`),
  ]);
  const header = ["id", "started", "external id", "name"];
  linesToStdout(formatTable(header, rows, { columns: process.stdout.columns, titled: first }));
}
