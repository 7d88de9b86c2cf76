import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, baraza, ServedForum, settingsOf } from '../product/running-forum.ts';
import { auditor, ForumOfTwoDistricts, integrator, secretariat } from '../stories/a-forum-of-two-districts.ts';

const PERSON = 'c0ffee00-1111-4222-8333-444455556666';
/** Values that stand nowhere else; a file that holds any of them, in whatever encoding of its text, holds a person. */
const PLANTED = {
  contact: 'Xerxesina Plantedcontact',
  email: 'plantedmail.7731@erasure.example',
  phone: '+256 700 918 273 645',
  representative: 'Ygritte Plantedrepresentative',
};
const VALUES = Object.values(PLANTED);
/** JSON and UTF-16 write a text with other bytes; what is in base64 stands at one of three offsets. */
const WRITTEN = VALUES.flatMap((value) => [
  Buffer.from(value, 'utf8'),
  Buffer.from(value, 'utf16le'),
  ...[0, 1, 2].map((offset) => {
    const encoded = Buffer.from(' '.repeat(offset) + value).toString('base64');
    return Buffer.from(encoded.slice(4, -4));
  }),
]);

function filesWith(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files).not.toEqual([]);
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return WRITTEN.some((value) => bytes.includes(value));
    });
}

describe('a person who is erased', () => {
  const folder = aFolder();
  const exports = aFolder();
  let forum: ServedForum;
  let story: ForumOfTwoDistricts;
  let organisation: string;

  beforeAll(async () => {
    forum = await ServedForum.start(folder.path);
    story = new ForumOfTwoDistricts(forum.client);
    await story.found();
    organisation = await story.organisation('Igara Beekeepers', 'UG-402');
    const of = `/members/organisations/${organisation}`;
    const { contact: name, email, phone, representative } = PLANTED;
    await story.done(`${of}/name-contact`, { person: PERSON, role: 'chair', name, email, phone });
    await story.done(`${of}/name-representative`, {
      person: PERSON,
      office: 'executive-director',
      name: representative,
    });
  });
  afterAll(async () => {
    await forum.stop();
    folder.remove();
    exports.remove();
  });

  /** Everything that is read over HTTP and may name a person, by those who may see the most. */
  async function everythingSaid(): Promise<string> {
    const paths = [
      `/members/organisations/${organisation}`,
      `/members/organisations/${organisation}/events`,
      `/views/audit/organisations/${organisation}?limit=500`,
      `/views/audit/entities/${organisation}?limit=500`,
      '/views/registers/organisations?limit=500',
      '/views/registers/organisations.csv',
      '/views/search?q=planted',
      '/ledger/events?limit=1000',
      '/ledger/feed/pages?limit=1000',
    ];
    const texts: string[] = [];
    for (const path of paths) {
      for (const as of [secretariat, auditor, integrator]) {
        for (const accept of ['application/json', 'text/html', 'application/x-ndjson', 'text/csv'])
          texts.push((await forum.client.get(path, as, { accept })).text);
      }
    }
    return texts.join('\n');
  }

  it('can be read by whoever is responsible before that', async () => {
    const said = await everythingSaid();
    for (const value of VALUES) expect(said).toContain(value);
  });

  it('is in no answer afterwards', async () => {
    const asked = { requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };
    expect(await story.done(`/members/persons/${PERSON}/erase`, asked)).toMatchObject({
      events: [{ type: 'members.PersonErased' }],
    });
    const said = await everythingSaid();
    expect(VALUES.filter((value) => said.includes(value))).toEqual([]);
    expect(said).toContain('members.PersonErased');
    expect(forum.output).not.toMatch(/planted/i);
  });

  it('is in no file while the process runs, nor after it has ended', async () => {
    expect(filesWith(folder.path)).toEqual([]);
    expect(await forum.stop()).toBe(0);
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
    await forum.start();
    const again = { person: PERSON, role: 'chair', name: PLANTED.contact, email: PLANTED.email };
    await story.refused('person.erased', `/members/organisations/${organisation}/name-contact`, again);
    const said = await everythingSaid();
    expect(VALUES.filter((value) => said.includes(value))).toEqual([]);
    expect(filesWith(folder.path)).toEqual([]);
  });
});
