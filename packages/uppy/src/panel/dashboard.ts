import type { Body, Meta, Uppy } from "@uppy/core";

/** What the panel uses of Uppy's Dashboard, on which this package does not depend. */
export interface EditingDashboard {
  readonly opts: { readonly metaFields?: { readonly length: number } | null };
  toggleFileCard(show: boolean, fileId: string): void;
}

/** The Dashboard with this id; undefined if the application has none. */
export function findDashboard<M extends Meta, B extends Body>(
  uppy: Uppy<M, B>,
  id: string,
): EditingDashboard | undefined {
  const plugin: unknown = uppy.getPlugin(id);
  return isDashboard(plugin) ? plugin : undefined;
}

function isDashboard(plugin: unknown): plugin is EditingDashboard {
  return typeof plugin === "object" && plugin !== null && "toggleFileCard" in plugin && "opts" in plugin;
}
