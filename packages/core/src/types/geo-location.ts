import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

/** Longitude and latitude in degrees, and where it is known the height in metres. */
export type Position = Frozen<components["schemas"]["Position"]>;

/** Any of the six shapes of GeoJSON that the service takes. */
export type Geometry = Frozen<components["schemas"]["Geometry"]>;

/** Where on Earth a file belongs, as a GeoJSON feature. */
export interface GeoLocation extends Frozen<components["schemas"]["GeoLocation"]> {}
