// The paths of the small files, one after the other.
import { join } from "node:path";
import { job } from "./job.mjs";

export function* smallFiles() {
  for (let number = 1; number <= (job.count ?? 0); number += 1) {
    yield { name: `small-${number}`, path: join(job.file, `small-${number}`) };
  }
}
