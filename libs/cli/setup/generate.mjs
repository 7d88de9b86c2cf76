// `npm run generate -- docs` writes what is checked in and made from the code; anything else is `baraza generate`.
import { ensureReady, main, pinnedNode, root, run } from './workspace.mjs';

const WRITERS = [
  'libs/contracts/src/publication/write-generated.ts',
  'libs/event-bus/src/nats-configuration/write-sample.ts',
  'libs/cli/src/documentation/write-pages.ts',
];

await main(async (args) => {
  const docs = args[0] === 'docs' && args.length === 1;
  await ensureReady();
  if (!docs) {
    const command = [`${root}libs/cli/dist/main.js`, 'generate', ...args];
    return run(pinnedNode(), command, { cwd: process.env.INIT_CWD ?? process.cwd() });
  }
  for (const writer of WRITERS) {
    const code = await run(pinnedNode(), ['--conditions=baraza-source', '--no-warnings', `${root}${writer}`]);
    if (code !== 0) return code;
  }
  // What Nest's decorators say is read from what was built: Node strips types, and compiles nothing.
  return run(pinnedNode(), ['--no-warnings', `${root}services/standalone/dist/authorisation/write-authorisation.js`]);
});
