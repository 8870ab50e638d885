import type { UploadCut, UploadInto } from "./upload-options.js";

/** The upload options of an item, without its source and any other properties. */
export function itemOptions(item: UploadInto & UploadCut): UploadInto & UploadCut {
  return { ...into(item), ...cut(item) };
}

function into(item: UploadInto): UploadInto {
  if (item.target !== undefined) return { target: item.target };
  const { file, overwrite } = item;
  return { ...(file === undefined ? {} : { file }), ...(overwrite === undefined ? {} : { overwrite }) };
}

function cut(item: UploadCut): UploadCut {
  if (item.parts !== undefined) return { parts: item.parts };
  return item.partSize === undefined ? {} : { partSize: item.partSize };
}
