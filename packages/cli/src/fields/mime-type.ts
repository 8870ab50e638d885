import mime from "mime";

/** The media type that a name tells by its ending, or undefined. */
export function mimeTypeOf(name: string): string | undefined {
  return mime.getType(name) ?? undefined;
}
