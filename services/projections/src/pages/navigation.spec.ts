import { ROLES } from '@baraza/domain';
import { readFileSync } from 'node:fs';
import { allPlacesFor } from './navigation.ts';

const { pages } = JSON.parse(readFileSync(new URL('../words/en.json', import.meta.url), 'utf8')) as {
  pages: Readonly<Record<string, string>>;
};

it('every place has a name, and says on the front page what is found there', () => {
  const places = allPlacesFor({ roles: ROLES.map((role) => ({ role })), isPublic: true });
  const untold = places.filter(({ phrase }) => pages[phrase] === undefined || pages[`home-${phrase}`] === undefined);
  expect(untold).toEqual([]);
});
