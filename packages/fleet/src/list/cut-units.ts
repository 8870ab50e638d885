/** The maximum number of files in a page. */
export const PAGE_FILES = 1000;
/** Bytes of a page. */
export const PAGE_BYTES: number = 4 * 1024 ** 3;
/** A file above this size, bytes, is sent by many workers. */
export const SPLIT_ABOVE: number = 1024 ** 3;

/** What decides the unit of an item. */
export interface ItemSize {
  readonly root: string;
  /** Bytes. */
  readonly size: number;
}

/** A unit of items. */
export interface CutUnit<Item> {
  readonly kind: "file" | "page";
  readonly root: string;
  readonly bytes: number;
  readonly items: readonly Item[];
}

/**
 * Divides a stream of items into units: a large file is a unit, smaller ones share pages, one page per root
 * at a time. Holds one page per root.
 */
export async function* cutUnits<Item extends ItemSize>(
  items: Iterable<Item> | AsyncIterable<Item>,
  splitAbove: number = SPLIT_ABOVE,
): AsyncGenerator<CutUnit<Item>, void, undefined> {
  const pages = new Map<string, { items: Item[]; bytes: number }>();
  for await (const item of items) {
    const { root, size } = item;
    if (size > splitAbove) {
      yield { kind: "file", root, bytes: size, items: [item] };
      continue;
    }
    const page = pages.get(root) ?? { items: [], bytes: 0 };
    if (page.items.length > 0 && (page.items.length === PAGE_FILES || page.bytes + size > PAGE_BYTES)) {
      yield { kind: "page", root, ...page };
      pages.set(root, { items: [item], bytes: size });
    } else {
      page.items.push(item);
      page.bytes += size;
      pages.set(root, page);
    }
  }
  for (const [root, page] of pages) yield { kind: "page", root, ...page };
}
