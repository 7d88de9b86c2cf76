// Lets Node run the sources as they are, decorators and all, and find our libraries' sources instead of what is built of them:
// what Jest's light runner, which compiles nothing, imports before a suite.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks, setSourceMapsSupport } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const kept = join(root, '.cache', 'typescript');
const rules = readFileSync(join(root, '.swcrc'), 'utf8');
const options = JSON.parse(rules);
delete options.$schema;
delete options.exclude;
delete options.jsc.rewriteRelativeImportExtensions; // what is imported ends in .ts

mkdirSync(kept, { recursive: true });
setSourceMapsSupport(true, { nodeModules: false });

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(`${version}\n${rules}\n${file}\n${source}`).digest('hex');
  const place = join(kept, `${key}.mjs`);
  try {
    return readFileSync(place, 'utf8');
  } catch {
    const { code } = transformSync(source, { ...options, swcrc: false, filename: file, sourceMaps: 'inline' });
    // Several workers may write the same at once: what is found there is always whole.
    const part = `${place}.${process.pid}`;
    writeFileSync(part, code);
    renameSync(part, place);
    return code;
  }
}

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, { ...context, conditions: [...context.conditions, 'baraza-source'] }),
  load(url, context, next) {
    const { protocol, pathname } = new URL(url);
    const ours = protocol === 'file:' && pathname.endsWith('.ts') && !pathname.includes('/node_modules/');
    if (!ours) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(`file://${pathname}`)), shortCircuit: true };
  },
});
