import type { NodeWrite } from "@cdf-multipart/core";
import { FILE_VIEW } from "@cdf-multipart/core/validation";
import type { NodeDestination } from "../session/open-session.js";

/** A node as it is sent. Its properties are merged with those that it has. */
export function toNodeWrite({ space, externalId, view, properties }: NodeDestination): NodeWrite {
  const source = view === undefined ? FILE_VIEW : { type: "view" as const, ...view };
  return { instanceType: "node", space, externalId, sources: [{ source, properties: properties ?? {} }] };
}
