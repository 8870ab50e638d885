// Part of `pnpm build`: bundles the script of the report page with the needed parts of ECharts. Each page embeds the result.
import { build } from "esbuild";

await build({
  entryPoints: [new URL("page.mjs", import.meta.url).pathname],
  outfile: new URL("../dist/report/page.js", import.meta.url).pathname,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "inline",
});
