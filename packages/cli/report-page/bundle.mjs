// Part of `pnpm build`: bundles the script of the report page with the needed parts of ECharts. Each page embeds the result.
// The licences of everything that is bundled are written next to it, because they are not installed with the package.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { noticesOf } from "./notices.mjs";

const { metafile } = await build({
  entryPoints: [fileURLToPath(new URL("page.mjs", import.meta.url))],
  outfile: fileURLToPath(new URL("../dist/report/page.js", import.meta.url)),
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: "es2022",
  legalComments: "inline",
});
writeFileSync(
  new URL("../dist/report/THIRD-PARTY-NOTICES.txt", import.meta.url),
  noticesOf(Object.keys(metafile.inputs)),
);
