import { writeFileSync } from 'node:fs';
import { pagesFromTheDomain } from './pages.ts';

/** Writes what is made from the services' pure files (run by `npm run generate -- docs`). */
const root = new URL('../../../../', import.meta.url);
for (const { path, content } of await pagesFromTheDomain()) writeFileSync(new URL(path, root), content);
