import type { UploadCut, UploadInto } from "./upload-options.js";

/** What an item says about itself, without its source and whatever else its owner keeps in it. */
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
