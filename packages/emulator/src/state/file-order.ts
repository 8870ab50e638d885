import type { StoredFile } from "./records.js";

/** The files of each project, sorted by id, so that one page of a list costs only as much as it contains. */
export interface FileOrder {
  add(file: StoredFile): void;
  remove(file: StoredFile): void;
  /** Ids of a project above `after`, in ascending order. */
  idsAfter(project: string, after: number): Iterable<number>;
}

export function createFileOrder(): FileOrder {
  const projects = new Map<string, number[]>();

  return {
    add({ project, id }) {
      const ids = projects.get(project) ?? [];
      projects.set(project, ids);
      // New ids are the largest, so nearly all are appended here.
      const at = (ids.at(-1) ?? 0) < id ? ids.length : firstAbove(ids, id - 1);
      if (ids[at] !== id) ids.splice(at, 0, id);
    },
    remove({ project, id }) {
      const ids = projects.get(project) ?? [];
      const at = firstAbove(ids, id - 1);
      if (ids[at] === id) ids.splice(at, 1);
    },
    *idsAfter(project, after) {
      const ids = projects.get(project) ?? [];
      for (let at = firstAbove(ids, after); at < ids.length; at += 1) {
        const id = ids[at];
        if (id !== undefined) yield id;
      }
    },
  };
}

/** Index of the first id above this one. */
function firstAbove(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
