import { basename } from "node:path/posix";
import { momentText } from "@cdf-multipart/core/internal";
import type { Input } from "../inputs/input.js";
import { fileTime } from "./parse-time.js";
import type { PlaceholderValues } from "./template.js";

/** The values of the placeholders for an input. A stream has none. */
export function placeholderValues(input: Input, sha256: string | undefined): PlaceholderValues {
  if (input.kind === "stream") return {};
  if (input.kind === "url") return ofPath(decodePath(input.url));
  const time = fileTime(input.modifiedAt);
  return {
    ...ofPath(input.given),
    ...(time === undefined ? {} : { mtime: momentText(time) }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** The file name of an input; undefined if it has none. */
export function ownName(input: Input): string | undefined {
  if (input.kind === "stream") return undefined;
  const name = basename(input.kind === "url" ? decodePath(input.url) : input.given);
  return name === "" ? undefined : name;
}

function ofPath(path: string): PlaceholderValues {
  const slash = path.lastIndexOf("/");
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf(".");
  const hasExtension = dot > 0;
  return {
    path,
    name,
    dir: slash < 0 ? "" : path.slice(0, slash),
    stem: hasExtension ? name.slice(0, dot) : name,
    ext: hasExtension ? name.slice(dot + 1) : "",
  };
}

function decodePath({ pathname }: URL): string {
  const path = pathname.replace(/^\/+|\/+$/g, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
