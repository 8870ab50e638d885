import {
  ASSET_IDS_MAX_ITEMS,
  EXTERNAL_ID_MAX_LENGTH,
  ID_MAX,
  LABELS_MAX_ITEMS,
  METADATA_MAX_KEY_BYTES,
  METADATA_MAX_VALUE_BYTES,
  NAME_MAX_LENGTH,
  type OperationId,
  SOURCE_MAX_LENGTH,
} from "@cdf-multipart/spec";
import fc, { type Arbitrary } from "fast-check";

/** Requests at the limits: mostly valid, with some values at, just above or far beyond a limit. */

type Json = Arbitrary<unknown>;

const LETTERS = ["x", "ä", "€", "𝄞", "\u0000", "\ud800"];

/** Texts whose length in characters, UTF-16 units or bytes is near a limit. */
const textAround = (limit: number): Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...LETTERS), fc.constantFrom(0, 1, limit - 1, limit, limit + 1))
    .map(([letter, length]) => letter.repeat(length));

const bytesAround = (limit: number): Arbitrary<string> =>
  fc.tuple(fc.constantFrom("x", "ä", "€", "𝄞"), fc.constantFrom(-1, 0, 1, 4)).map(([letter, beyond]) => {
    const bytes = new TextEncoder().encode(letter).length;
    return letter.repeat(Math.max(0, Math.round((limit + beyond) / bytes)));
  });

const listAround = (item: Json, limit: number): Json =>
  fc.oneof(
    fc.array(item, { maxLength: 3 }),
    fc
      .tuple(item, fc.constantFrom(limit, limit + 1))
      .map(([one, length]) => Array.from({ length }, () => one)),
  );

const id: Json = fc.constantFrom(0, 1, 7, ID_MAX, ID_MAX + 1, -1, 1.5, 1e300, "7", null);
const time: Json = fc.constantFrom(0, 1, 1_730_204_346_000, -1, 0.5, "0", true);
const label: Json = fc.oneof(
  fc.record({ externalId: textAround(EXTERNAL_ID_MAX_LENGTH) }),
  fc.constantFrom<unknown>({}, "label", { externalId: 5 }, { externalId: "l", more: 1 }),
);

const metadata: Json = fc.oneof(
  fc.dictionary(bytesAround(METADATA_MAX_KEY_BYTES), fc.constantFrom("", "v"), { maxKeys: 3 }),
  fc.dictionary(fc.constantFrom("a", "b"), bytesAround(METADATA_MAX_VALUE_BYTES / 2)),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
  bytesAround(METADATA_MAX_VALUE_BYTES).map((value) => ({ "": value })),
  fc
    .constantFrom(255, 256, 257)
    .map((length) => Object.fromEntries(Array.from({ length }, (_, key) => [key, ""]))),
);

const point: Json = fc.constantFrom<unknown>([1, 2], [1, 2, 3], [1], [], ["1", "2"], [1, null]);
const ring: Json = fc.oneof(
  fc.constant([
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]),
  fc.array(point, { maxLength: 5 }),
);
const geometry: Json = fc.record({
  type: fc.constantFrom(
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "Circle",
    5,
  ),
  coordinates: fc.oneof(
    point,
    fc.array(point, { maxLength: 3 }),
    fc.array(ring, { maxLength: 2 }),
    fc.array(fc.array(ring)),
  ),
});
const geoLocation: Json = fc.record(
  { type: fc.constantFrom("Feature", "Place"), geometry, properties: fc.jsonValue({ maxDepth: 2 }) },
  { requiredKeys: ["type"] },
);

const FIELDS: Readonly<Record<string, Json>> = {
  name: fc.oneof(textAround(NAME_MAX_LENGTH), fc.jsonValue({ maxDepth: 1 })),
  externalId: textAround(EXTERNAL_ID_MAX_LENGTH),
  directory: fc.constantFrom("/", "/a/b", "a", "", 5),
  source: textAround(SOURCE_MAX_LENGTH),
  mimeType: fc.constantFrom("image/jpeg", "", null),
  metadata,
  assetIds: listAround(id, ASSET_IDS_MAX_ITEMS),
  dataSetId: id,
  sourceCreatedTime: time,
  sourceModifiedTime: time,
  securityCategories: listAround(id, 100),
  labels: listAround(label, LABELS_MAX_ITEMS),
  geoLocation,
  surprise: fc.jsonValue({ maxDepth: 1 }),
};

/** A valid body with a few fields at a limit: with all of them, hardly any body would be accepted. */
const withFew = (right: Record<string, Json>, edgy: Readonly<Record<string, Json>>): Json =>
  fc
    .subarray(Object.entries(edgy), { maxLength: Math.min(2, Object.keys(edgy).length) })
    .chain((some) => fc.record({ ...right, ...Object.fromEntries(some) }));

const fields: Json = withFew({ name: fc.constant("a.bin") }, FIELDS);

const instanceId: Json = fc.record(
  { space: fc.constantFrom("", "s", 5), externalId: fc.constantFrom("", "x"), more: fc.constant(1) },
  { requiredKeys: ["space"] },
);
const names = { id, externalId: textAround(EXTERNAL_ID_MAX_LENGTH), instanceId };
const rightName: Json = fc.constantFrom(
  { id: 7 },
  { externalId: "x" },
  { instanceId: { space: "s", externalId: "x" } },
);
const oneName: Json = fc.oneof(
  rightName,
  fc.record({ id }),
  fc.record({ externalId: names.externalId }),
  fc.record({ instanceId }),
  fc.record(names, { requiredKeys: [] }),
);
const items: Json = fc.oneof(
  { weight: 4, arbitrary: fc.array(rightName, { minLength: 1, maxLength: 2 }) },
  { weight: 8, arbitrary: fc.array(oneName, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(100, 101, 1000, 1001)
      .map((length) => Array.from({ length }, (_, index) => ({ id: index + 1 }))),
  },
);
const listOf = (more: Record<string, Json>): Json => withFew({ items }, more);
const ignoreUnknownIds: Json = fc.constantFrom(true, false, "true", 1);
const range: Json = fc.record({ min: time, max: time }, { requiredKeys: [] });

const EDGY: Readonly<Partial<Record<OperationId, Json>>> = {
  initFileUpload: fields,
  initMultiPartUpload: fields,
  getMultiPartUploadLink: listOf({}),
  completeMultiPartUpload: fc
    .tuple(
      oneName,
      withFew({ uploadId: fc.constant("u") }, { uploadId: fc.constantFrom("", 5), more: fc.constant(1) }),
    )
    .map(([name, rest]): unknown => Object.assign({}, name, rest)),
  byIdsFiles: listOf({ ignoreUnknownIds }),
  advancedListFiles: withFew(
    {
      filter: withFew(
        {},
        {
          name: textAround(NAME_MAX_LENGTH),
          uploaded: fc.boolean(),
          metadata,
          createdTime: range,
          assetIds: listAround(id, ASSET_IDS_MAX_ITEMS),
          typo: id,
        },
      ),
    },
    { limit: fc.constantFrom(0, 1, 1000, 1001, 1.5, "5"), cursor: fc.constantFrom("nowhere", 5) },
  ),
  downloadLinks: listOf({}),
  deleteFiles: listOf({ ignoreUnknownIds }),
};

/** Any JSON value as the body of an operation, probable or improbable, after it was serialised and parsed. */
export function bodyOf(operation: OperationId): Json {
  const edgy = EDGY[operation] ?? fc.constant(undefined);
  const any = fc.oneof({ weight: 4, arbitrary: edgy }, { weight: 1, arbitrary: fc.jsonValue() });
  return any.map((value): unknown => JSON.parse(JSON.stringify(value)));
}
