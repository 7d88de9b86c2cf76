import { ensureReady, main, pinnedNode, root, run } from './workspace.mjs';

await main(async (args) => {
  await ensureReady();
  return run(pinnedNode(), [`${root}libs/cli/dist/main.js`, ...args], { cwd: process.env.INIT_CWD ?? process.cwd() });
});
