import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { authorisationPage } from './authorisation-page.ts';
import { everyOperation } from './every-operation.ts';

/** Writes `docs/authorisation.md` (run, once it is built, by `npm run generate -- docs`). */
writeFileSync(new URL('../../../../docs/authorisation.md', import.meta.url), authorisationPage(everyOperation()));
