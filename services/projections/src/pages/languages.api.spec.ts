import { small } from '../testing/a-small-forum.ts';
import { secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';
import { assertWellFormed } from '../testing/well-formed.ts';

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
});
afterAll(() => app.close());

const accepting = async (path: string, languages: string) =>
  (await app.ask(path, secretariat, { headers: { accept: 'text/html', 'accept-language': languages } })).text;

describe('the language of a page', () => {
  it('is the first that the reader prefers and that is there, and the page says which it is', async () => {
    const swahili = await accepting('/views/registers/memberships', 'lg, sw;q=0.9, en;q=0.8');
    assertWellFormed(swahili);
    expect(swahili).toContain('<html lang="sw">');
    expect(swahili).toContain('<h1>Uanachama</h1>');
    expect(await accepting('/views/registers/memberships', 'tlh')).toContain('<html lang="en">');
  });

  it('is what its address asks for, above what the browser prefers, and links carry it on', async () => {
    const text = await accepting('/views?lang=sw', 'en');
    expect(text).toContain('<html lang="sw">');
    expect(text).toContain('href="/views/registers/organisations?lang=sw"');
  });

  it('that is a draft is marked as one on every page; English is not', async () => {
    for (const path of ['/views', '/views/worklist', `/views/audit/entities/${small.coalition}`]) {
      const text = await accepting(path, 'sw');
      expect([path, text.includes('class="sample draft"')]).toEqual([path, true]);
      expect(await accepting(path, 'en')).not.toContain('class="sample draft"');
    }
  });

  it('can be changed by a link at the foot, to the same page', async () => {
    const text = await accepting('/views/registers/organisations?unit=UG-402', 'en');
    const links = text.replace(/\s+/g, ' ');
    expect(links).toContain('href="/views/registers/organisations?unit=UG-402&amp;lang=sw" hreflang="sw" lang="sw"');
    expect(links).toMatch(/>Kiswahili<\/a ?> \(draft\)/);
    expect(links).toMatch(/lang="en" aria-current="true" ?>English</);
  });

  it('sentences and dates are in it too', async () => {
    const { events } = (await app.ask(`/views/audit/entities/${small.membershipOfLeague}?lang=sw`, secretariat)).body;
    expect(events.at(-1).sentence).toBe('Ligue des Femmes d’Été liliondoka kwenye jukwaa kwa hiari yake.');
    expect(await accepting(`/views/audit/entities/${small.membershipOfLeague}`, 'sw')).toContain('1 Januari 2026');
  });
});

it('what each language lacks is listed for whoever sees to it', async () => {
  const { languages } = (await app.ask('/views/admin/catalogues', secretariat)).body;
  const [english, ...others] = languages;
  expect(english).toMatchObject({ code: 'en', status: 'complete' });
  expect(english.sections.every(({ missing }: { missing: unknown[] }) => missing.length === 0)).toBe(true);
  expect(others).toContainEqual(expect.objectContaining({ code: 'sw', language: 'Kiswahili', status: 'draft' }));
  const page = await app.page('/views/admin/catalogues', secretariat);
  assertWellFormed(page.text);
  expect(page.text).toContain('Kiswahili');
  expect((await app.ask('/views/admin/catalogues')).status).toBe(401);
});
