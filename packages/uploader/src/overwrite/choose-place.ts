import { type Clock, type FilesClient, ValidationError } from "@cdf-multipart/core";
import type { NodeDesk } from "../nodes/node-desk.js";
import type { Destination } from "../session/open-session.js";
import { createEntryDesk, type EntryDesk } from "./entry-desk.js";
import { entryPlace } from "./entry-place.js";
import { nodePlace } from "./node-place.js";
import type { RecordPlace } from "./record-place.js";

/** What the choice depends on. */
export interface Placing {
  /** The option as given. */
  readonly overwrite: string;
  readonly destination: Destination;
  readonly client: FilesClient;
  readonly clock: Clock;
  /** Shared by uploads that run together. */
  readonly desk: EntryDesk | undefined;
  readonly nodeDesk: () => Promise<NodeDesk>;
}

/**
 * Where the record of the content of a destination is kept.
 *
 * @throws ValidationError if there is no place for it.
 */
export async function recordPlace({
  overwrite,
  destination,
  client,
  clock,
  desk,
  nodeDesk,
}: Placing): Promise<RecordPlace> {
  if (overwrite !== "if-changed") throw unknownChoice(overwrite);
  if ("node" in destination) return nodePlace(destination.node, await nodeDesk());
  // `overwrite` is not accepted together with an existing file.
  if ("target" in destination) throw new TypeError("An existing file keeps its fields.");
  return entryPlace(destination, desk ?? createEntryDesk(client, clock));
}

function unknownChoice(value: string): ValidationError {
  const fault = { path: "overwrite", message: 'must be true, false or "if-changed"', value };
  return new ValidationError({ code: "invalid-request", subject: "upload", faults: [fault] });
}
