// `npm run build [-- --watch]`: the programs of `dist/`, with the files that they load.
import { context } from "esbuild";
import { clientBuild, programsBuild } from "./build/bundles.ts";

const watch = process.argv.includes("--watch");
for (const options of [clientBuild, programsBuild]) {
  const bundle = await context(options);
  if (watch) {
    await bundle.watch();
  } else {
    await bundle.rebuild();
    await bundle.dispose();
  }
}
