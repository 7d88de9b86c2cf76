import { compileCache, ensureReady, main, pinnedNode, root, run } from './workspace.mjs';

await main(async (args) => {
  await ensureReady();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(pinnedNode(), [`${root}libs/cli/dist/main.js`, ...args], { cwd, env: compileCache() });
});
