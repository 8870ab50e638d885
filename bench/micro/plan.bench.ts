import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { planParts } from "@cdf-multipart/uploader";
import { bench } from "vitest";

bench("plan of 1 GiB", () => {
  planParts(1024 ** 3);
});

bench("plan of the largest file", () => {
  planParts(FILE_SIZE_MAX);
});
