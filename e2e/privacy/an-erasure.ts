import { join } from 'node:path';
import { aFolder, baraza, type ForumClient, settingsOf } from '../product/running-forum.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { auditor, ForumOfTwoDistricts, integrator, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { filesWith, PLANTED, VALUES } from './planted.ts';

const PERSON = 'c0ffee00-1111-4222-8333-444455556666';
const OTHER = 'c0ffee00-1111-4222-8333-777788889999';

/** A running product that says what its processes have printed. */
export interface ErasingProduct extends RunningProduct {
  readonly client: ForumClient;
  readonly output: string;
  stop(): Promise<number | null>;
}

/** What else must hold while everything planted is still there. */
export interface Beforehand {
  readonly title: string;
  holds(folder: string, story: ForumOfTwoDistricts): Promise<void>;
}

/**
 * One person is named in every way there is, in fields and in free texts about them, and erased; then they are looked for
 * wherever anything is kept or told.
 * @param begin serves the forum of a folder, the first time and again
 */
export function tellErasure(begin: (folder: string) => Promise<ErasingProduct>, beforehand?: Beforehand): void {
  const folder = aFolder();
  const exports = aFolder();
  let product: ErasingProduct;
  let story: ForumOfTwoDistricts;
  let paths: readonly string[];
  let kept: string;

  beforeAll(async () => {
    product = await begin(folder.path);
    story = new ForumOfTwoDistricts(product.client);
    await story.found();
    const organisation = await story.organisation('Igara Beekeepers', 'UG-402');
    const of = `/members/organisations/${organisation}`;
    const { contact: name, email, phone, representative } = PLANTED;
    await story.done(`${of}/name-contact`, { person: PERSON, role: 'chair', name, email, phone });
    await story.done(`${of}/name-representative`, {
      person: PERSON,
      office: 'executive-director',
      name: representative,
    });
    const applied = { organisation, category: 'full', statement: PLANTED.statement, about: [OTHER, PERSON] };
    const { id: membership } = await story.done('/members/memberships', applied, 201);
    const reasons = { grounds: 'checklist-not-met', narrative: PLANTED.narrative, about: [PERSON] };
    await story.done(`/members/memberships/${membership}/reject`, reasons, 200, secretariat, 'board');
    const neighbour = await story.organisation('Rubaare Weavers', 'UG-411');
    const kind = {
      organisation: neighbour,
      category: 'full',
      statement: 'We weave and sell together.',
      about: [OTHER],
    };
    kept = `/members/memberships/${(await story.done('/members/memberships', kind, 201)).id}`;
    paths = [
      of,
      `${of}/events`,
      `/members/memberships/${membership}`,
      `/members/memberships/${membership}/events`,
      `/views/audit/organisations/${organisation}?limit=500`,
      `/views/audit/entities/${organisation}?limit=500`,
      `/views/audit/entities/${membership}?limit=500`,
      '/views/registers/organisations?limit=500',
      '/views/registers/organisations.csv',
      '/views/search?q=planted',
      '/ledger/events?limit=1000',
      '/ledger/feed/pages?limit=1000',
    ];
  });
  afterAll(async () => {
    await product.stop();
    folder.remove();
    exports.remove();
  });

  /** Everything that is read over HTTP and may name a person, by those who may see the most. */
  async function everythingSaid(): Promise<string> {
    const texts: string[] = [];
    for (const path of paths) {
      for (const as of [secretariat, auditor, integrator]) {
        for (const accept of ['application/json', 'text/html', 'application/x-ndjson', 'text/csv'])
          texts.push((await product.client.get(path, as, { accept })).text);
      }
    }
    return texts.join('\n');
  }

  it('can be read by whoever is responsible before that', async () => {
    const said = await story.eventually(everythingSaid, (text) => VALUES.every((value) => text.includes(value)));
    for (const value of VALUES) expect(said).toContain(value);
  });

  if (beforehand !== undefined) {
    it(beforehand.title, () => beforehand.holds(folder.path, story));
  }

  it('is in no answer afterwards, and a text about somebody else stays', async () => {
    const asked = { requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };
    expect(await story.done(`/members/persons/${PERSON}/erase`, asked)).toMatchObject({
      events: [{ type: 'members.PersonErased' }],
    });
    const said = await everythingSaid();
    expect(VALUES.filter((value) => said.includes(value))).toEqual([]);
    expect(said).toContain('members.PersonErased');
    expect(product.output).not.toMatch(/planted/i);
    expect((await product.client.get(`${kept}/events`, secretariat)).text).toContain('We weave and sell together.');
  });

  it('is in no file while the product runs, nor after it has ended', async () => {
    expect(filesWith(folder.path)).toEqual([]);
    expect(await product.stop()).toBe(0);
    expect(filesWith(folder.path)).toEqual([]);
  });

  it('is in no later export, and the record is as sound as before', async () => {
    const env = settingsOf(folder.path);
    expect(await baraza(['export', join(exports.path, 'all')], env)).toMatchObject({ code: 0 });
    expect(filesWith(exports.path)).toEqual([]);
    expect(await baraza(['verify', '--json'], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"sound":true'),
    });
  });

  it('is not named again under the same id, nor brought back by another start', async () => {
    product = await begin(folder.path);
    story = new ForumOfTwoDistricts(product.client);
    const again = { person: PERSON, role: 'chair', name: PLANTED.contact, email: PLANTED.email };
    await story.refused('person.erased', `${paths[0]}/name-contact`, again);
    const third = await story.organisation('Kyamuhunga Potters', 'UG-402');
    const about = { organisation: third, category: 'full', statement: PLANTED.statement, about: [PERSON] };
    await story.refused('person-erased', '/members/memberships', about);
    const said = await everythingSaid();
    expect(VALUES.filter((value) => said.includes(value))).toEqual([]);
    expect(filesWith(folder.path)).toEqual([]);
  });
}
