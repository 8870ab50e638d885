/** Longitude and latitude in degrees (WGS 84), then height in m where there is one. */
export type Position = readonly number[];

/** One of the six GeoJSON geometries that CDF takes. */
export type Geometry =
  | { readonly type: "Point"; readonly coordinates: Position }
  | { readonly type: "LineString"; readonly coordinates: readonly Position[] }
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPoint"; readonly coordinates: readonly Position[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** A GeoJSON feature: where a file belongs on earth. */
export interface GeoLocation {
  readonly type: "Feature";
  readonly geometry: Geometry;
  /** Anything else about the place. */
  readonly properties?: { readonly [key: string]: unknown };
}
