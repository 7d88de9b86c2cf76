// node deploy/docker/assemble.mjs SERVICE FOLDER: what one service needs at run time, and nothing else, after an installation
// of its workspace without development dependencies: that links exactly the packages of ours that it uses.
import { copyFileSync, cpSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const [service, to] = process.argv.slice(2);
if (service === undefined || to === undefined) throw new Error('assemble.mjs SERVICE FOLDER');

const ours = readdirSync(join('node_modules', '@baraza')).map((name) =>
  relative(process.cwd(), realpathSync(join('node_modules', '@baraza', name))),
);
const home = ours.find((path) => basename(path) === service);
if (home === undefined) throw new Error(`${service} is not installed; these are: ${ours.join(', ')}`);

/** Installers' notes and commands are of no use to a service; the compiler comes as what Swagger's plugin would build with. */
const isForInstallers = (path) =>
  ['.bin', '.cache', '.package-lock.json'].includes(basename(path)) || path === join('node_modules', 'typescript');

mkdirSync(to, { recursive: true });
cpSync('node_modules', join(to, 'node_modules'), {
  recursive: true,
  verbatimSymlinks: true,
  filter: (path) => !isForInstallers(path),
});
copyFileSync('package.json', join(to, 'package.json'));
for (const path of ours) {
  mkdirSync(join(to, path), { recursive: true });
  // What was built, and what lies beside it to be read: mappings, instruments.
  for (const name of readdirSync(path).filter((one) => !['src', 'README.md'].includes(one)))
    cpSync(join(path, name), join(to, path, name), { recursive: true, filter: (one) => !isForInstallers(one) });
}
writeFileSync(join(to, 'main.mjs'), `import './${home}/dist/main.js';\n`);
copyFileSync(join('deploy', 'docker', 'live.mjs'), join(to, 'live.mjs'));
