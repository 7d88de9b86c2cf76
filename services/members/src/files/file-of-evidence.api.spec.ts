import { assessmentScoreAgreed, derivedId, improvementActionDone } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { recordForeign, type TestAnswer } from '@baraza/service-kit';
import { officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

/** One grey pixel. */
const A_PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const NO_FILE = '3f2e1d0c-9b8a-4756-8493-02a1b3c4d5e6';
const programmeOfficerOf = (unit: string): readonly RoleHeld[] => [{ role: 'programme-officer', unit }];
const ofAll: readonly RoleHeld[] = [{ role: 'programme-officer' }];

let forum: SmallForum;
let organisation: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  organisation = await forum.organisation();
});
afterAll(() => forum.close());

async function aFile(of = organisation): Promise<string> {
  return (await forum.done('/members/files', { organisation: of, base64: A_PICTURE })).id as string;
}
const content = (id: string, as: readonly RoleHeld[]) => forum.get(`/members/files/${id}/content`, as);
const references = (files: readonly string[]) =>
  files.map((file) => ({ ...assessmentScoreAgreed.example.evidence[0]!, file }));

async function agreed(files: readonly string[], { unit = 'UG-402', assessment = 'one' } = {}): Promise<void> {
  const data = { ...assessmentScoreAgreed.example, organisation, unit, evidence: references(files) };
  const id = derivedId(NO_FILE, assessment);
  await recordForeign(forum.app, { type: 'capacity.AssessmentScoreAgreed', id, data });
}

/** What somebody could tell two answers apart by, but for the id that they asked for. */
const seen = ({ status, text, headers }: TestAnswer, id: string) => {
  const { date: _, ...others } = headers;
  return { status, text: text.replaceAll(id, '<id>').replaceAll(/"(instance|request)":"[^"]*"/g, ''), headers: others };
};

describe('a file that capacity’s record names as evidence', () => {
  it('of an assessment is opened by the programme officers of its unit and above, at once', async () => {
    const file = await aFile();
    await agreed([file]);
    const shown = await content(file, programmeOfficerOf('UG-402'));
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await content(file, programmeOfficerOf('WAN'))).status).toBe(200);
    expect((await content(file, ofAll)).status).toBe(200);
    for (const elsewhere of ['UG-411', 'UG-402-KYEIZOOBA']) {
      expect((await content(file, programmeOfficerOf(elsewhere))).status).toBe(404);
    }
  });

  it('of what was improved is opened, too', async () => {
    const file = await aFile();
    const data = { ...improvementActionDone.example, organisation, unit: 'UG-402', evidence: references([file]) };
    await recordForeign(forum.app, { type: 'capacity.ImprovementActionDone', id: NO_FILE, data });
    expect((await content(file, programmeOfficerOf('UG-402'))).status).toBe(200);
  });

  it('in two units is opened in both, and by nobody else’s officers for that', async () => {
    const file = await aFile();
    await agreed([file], { assessment: 'in its unit' });
    await agreed([file], { unit: 'UG-411', assessment: 'in another' });
    await agreed([file], { unit: 'UG-411', assessment: 'in another again' });
    expect((await content(file, programmeOfficerOf('UG-402'))).status).toBe(200);
    expect((await content(file, programmeOfficerOf('UG-411'))).status).toBe(200);
    expect((await content(file, officerOf('UG-411'))).status).toBe(404);
  });

  it('tells a programme officer nothing else: neither what is known of it, nor by whom it was given', async () => {
    const file = await aFile();
    await agreed([file]);
    expect((await forum.get(`/members/files/${file}`, ofAll)).status).toBe(403);
    expect((await forum.post('/members/files', { organisation, base64: A_PICTURE }, ofAll)).status).toBe(403);
  });

  it('is gone for them when it is destroyed', async () => {
    const file = await aFile();
    await agreed([file]);
    expect((await content(file, ofAll)).status).toBe(200);
    await forum.done(`/members/files/${file}/destroy`, { ground: 'objection' });
    expect((await content(file, ofAll)).status).toBe(404);
  });
});

describe('a file that it does not name', () => {
  it('answers a programme officer like one that does not exist: by status, body and headers', async () => {
    const [named, unnamed, elsewhere] = [await aFile(), await aFile(), await aFile()];
    await agreed([named]);
    await agreed([elsewhere], { unit: 'UG-411', assessment: 'elsewhere' });
    await forum.settled();
    const as = programmeOfficerOf('UG-402');
    const none = seen(await content(NO_FILE, as), NO_FILE);
    expect(none.status).toBe(404);
    for (const hidden of [unnamed, elsewhere]) expect(seen(await content(hidden, as), hidden)).toEqual(none);
    expect((await content(named, as)).status).toBe(200);
  });

  it('stays with those who work with its organisation', async () => {
    const file = await aFile();
    for (const as of [secretariat, officerOf('UG-402'), representativeOf(organisation)]) {
      expect((await content(file, as)).status).toBe(200);
    }
  });
});
