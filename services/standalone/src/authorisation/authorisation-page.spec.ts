import { existsSync, readFileSync } from 'node:fs';
import { authorisationPage } from './authorisation-page.ts';
import { everyOperation } from './every-operation.ts';

const page = new URL('../../../../docs/authorisation.md', import.meta.url);

it('who may do what is written as the code has it', () => {
  const written = existsSync(page) ? readFileSync(page, 'utf8') : 'missing: npm run generate -- docs';
  expect(written).toBe(authorisationPage(everyOperation()));
});
