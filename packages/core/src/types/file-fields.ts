import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

/**
 * What the client says about a file. Derived from `openapi.yaml`: its limits are checked before anything is sent; lengths count
 * characters, the limits of metadata count bytes of UTF-8.
 */
export interface FileFields extends Frozen<components["schemas"]["FileFields"]> {}

/** A label, by its external id. */
export interface Label extends Frozen<components["schemas"]["Label"]> {}
