import mime from "mime";

/** The media type for the extension of a file name, or undefined. */
export function mimeTypeOf(name: string): string | undefined {
  return mime.getType(name) ?? undefined;
}
