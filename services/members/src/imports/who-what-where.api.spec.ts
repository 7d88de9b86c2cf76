import { existsSync, readFileSync } from 'node:fs';
import { createTestApp, type TestApp } from '@baraza/service-kit';
import { MembersModule } from '../members.module.ts';
import { secretariat } from '../testing/a-small-forum.ts';

/** A real register, kept beside the repository: see docs/ and the README of the service. It is not part of the project. */
const REGISTER = new URL('../../../../../shared/data/who-what-where-2014.csv', import.meta.url);
const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const unitsOf = (path: string): object[] => (JSON.parse(file(path)) as { units: object[] }).units;

const whereFound = existsSync(REGISTER) ? describe : describe.skip;

whereFound('a real register of 1,201 rows', () => {
  let app: TestApp;
  const post = (path: string, body: unknown, headers = {}) =>
    app.http('POST', path, { as: secretariat, body, headers });

  beforeAll(async () => {
    app = await createTestApp({ modules: [MembersModule] });
    const { forum } = JSON.parse(file('seeds/west-africa.units.json')) as { forum: object };
    await post('/members/forums', { ...forum, sample: false });
    for (const unit of [...unitsOf('seeds/west-africa.units.json'), ...unitsOf('mappings/who-what-where.units.json')]) {
      const answer = await post('/members/units', unit);
      if (answer.status !== 201) throw new Error(answer.text);
    }
  });
  afterAll(() => app.close());

  async function bringIn(query = '') {
    const csv = readFileSync(REGISTER, 'utf8');
    const answer = await post(`/members/imports?mapping=who-what-where${query}`, csv, { 'content-type': 'text/csv' });
    for (;;) {
      const { body } = await app.http('GET', `/members/imports/${answer.body.id}`, { as: secretariat });
      if (body.status !== 'running') return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('comes to the organisations it is about, placed in their tree, with what is doubtful named', async () => {
    const before = (await app.store.head()).sequence;
    const rehearsed = await bringIn('&dryRun=true');
    expect((await app.store.head()).sequence).toBe(before);

    const read = await bringIn();
    expect(read).toMatchObject({ status: 'done', rows: 1201, outcomes: { refused: 0, skipped: 0 } });
    expect(read.outcomes.made).toBe(rehearsed.outcomes['would-be-made']);
    expect(read.outcomes.made).toBe(read.items);
    const made = (name: string) =>
      read.page.entries.filter(
        (one: { kind: string; legalName?: string }) => one.kind === 'outcome' && one.legalName === name,
      );
    expect(made("United Nations Children's Fund")).toMatchObject([{ unit: 'WAF' }]);
    expect(made('Liberian Red Cross Society')).toMatchObject([{ unit: 'LR' }]);
    expect(
      made('Ministry of Health')
        .map((one: { unit: string }) => one.unit)
        .sort(),
    ).toEqual(['GN', 'LR']);
    const duplicates = read.page.entries
      .filter((one: { code?: string }) => one.code === 'likely-duplicate')
      .map((one: { value: string; detail: string }) => `${one.value} = ${one.detail}`);
    expect(duplicates).toContainEqual(
      expect.stringMatching(
        /Action Aid International = .*ActionAid Liberia|ActionAid Liberia = .*Action Aid International/,
      ),
    );
    expect(duplicates).toContainEqual(expect.stringMatching(/^German Agro Action \(aka Welthungerhilfe\)/));
    expect(duplicates.join()).not.toMatch(/Women Development|Ministry/);
  });

  it('brought in again, it makes nothing new', async () => {
    const again = await bringIn();
    expect(again.outcomes).toMatchObject({ made: 0, 'already-there': again.items });
    expect(again.findings['differs-from-record']).toBeUndefined();
  });
});
