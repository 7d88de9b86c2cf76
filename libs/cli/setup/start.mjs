// `npm start` and `npm run start:cluster`: set up what is missing, then serve the sample forum (or an empty one).
import { compileCache, ensureReady, main, pinnedNode, root, run, say } from './workspace.mjs';

const usage = `npm start                serves the sample forum on http://127.0.0.1:3000, data in ./data/sample
npm start -- --empty     serves a forum without sample data, data in ./data/forum
npm run start:cluster    the same as separate processes over NATS
npm run start:cluster -- --instances 2   two of each, over a MongoDB that the settings name

PORT, HOST and BARAZA_DATA say where else; docs/operations.md has every setting.`;

await main(async (args) => {
  const known = ['--cluster', '--empty', '--help'];
  const at = args.indexOf('--instances');
  const instances = at === -1 || !args.includes('--cluster') ? [] : args.splice(at, 2);
  const unknown = args.filter((arg) => !known.includes(arg));
  if (args.includes('--help') || unknown.length > 0) {
    if (unknown.length > 0) say(`unknown: ${unknown.join(' ')}`);
    process.stdout.write(`${usage}\n`);
    return unknown.length > 0 ? 2 : 0;
  }
  await ensureReady();
  const command = args.includes('--cluster') ? 'cluster' : 'serve';
  const sample = args.includes('--empty') ? '--empty' : '--sample';
  const env = compileCache();
  return run(pinnedNode(), [`${root}libs/cli/dist/main.js`, command, sample, ...instances], { env });
});
