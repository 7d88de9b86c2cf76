import { amina } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Year } from './what-members-ask.ts';

/** An innovation is tried, fails, is reworked, and is taken up by three. */
export function tellAnIdea(told: () => ToldLife, year: Year): void {
  let innovation = '';
  const of = (verb: string): string => `/capacity/innovations/${innovation}/${verb}`;
  const inventor = () => year.members[8]!;
  const moved = (to: string): object => ({ to, evidence: `What shows that it is ready for ${to}, or must go back.` });

  /** An experiment from its hypothesis to its result. */
  async function tried(life: ToldLife, until: string, result: string): Promise<void> {
    const { speaker } = inventor();
    const begun = { hypothesis: 'Groups that read the budget ask more.', measure: 'Questions put.', until };
    await life.act(speaker, of('begin-experiment'), begun);
    life.clock.set(until);
    const { experiments } = await life.read(speaker, `/capacity/innovations/${innovation}`);
    const { experiment } = experiments.at(-1);
    const finding = 'What came of it.';
    await life.act(speaker, of('report-experiment'), { experiment, result, finding });
  }

  it('is put forward, tried, and refuted: it goes no further, and back to be reworked', async () => {
    const life = told();
    const { organisation, speaker } = inventor();
    const proposed = { title: 'Reading the budget together', kind: 'idea', themes: ['governance'] };
    const body = { ...proposed, organisations: [organisation], description: 'Savings groups read the budget.' };
    ({ id: innovation } = await life.create(speaker, '/capacity/innovations', body));
    await life.refused('innovation.skips-a-stage', speaker, of('move'), moved('proof-of-concept'));
    await life.act(speaker, of('move'), moved('research'));
    await life.act(speaker, of('move'), moved('proof-of-concept'));
    await tried(life, '2025-09-30', 'refuted');
    await life.refused('innovation.not-tried', speaker, of('move'), moved('transition-to-scale'));
    await life.act(speaker, of('move'), moved('research'));
  });

  it('is tried again, shared as a package, and taken up by three members', async () => {
    const life = told();
    const { speaker } = inventor();
    await life.act(speaker, of('move'), moved('proof-of-concept'));
    await tried(life, '2025-10-15', 'supported');
    const adopting = year.members.slice(2, 5);
    const body = { innovation, reportBy: '2025-11-15' };
    const early = { ...body, organisation: adopting[0]!.organisation };
    await life.refused('adoption.not-shared', adopting[0]!.speaker, '/capacity/adoptions', early);
    await life.act(speaker, of('move'), moved('transition-to-scale'));
    const product = await tellProduct(life, year);
    await life.act(speaker, of('share'), { products: [product] });
    for (const member of adopting)
      await life.create(member.speaker, '/capacity/adoptions', { ...body, organisation: member.organisation });
    const { rows } = await life.view('/views/registers/innovations?limit=500', amina.as);
    expect(rows).toEqual([expect.objectContaining({ id: innovation, status: 'transition-to-scale', adoptions: 3 })]);
  });
}

/** What was learned, written down by those who learned it and published by somebody else. */
async function tellProduct(life: ToldLife, year: Year): Promise<string> {
  const { organisation, speaker } = year.members[8]!;
  const summary = 'How savings groups of a parish read the budget of their district.';
  const product = {
    ...{ kind: 'guide', unit: 'UG-411', themes: ['governance'], organisations: [organisation] },
    licence: 'CC-BY-SA-4.0',
    editions: [{ language: 'en', title: 'Reading the district budget together' }],
  };
  const { id } = await life.create(speaker, '/capacity/knowledge-products', { ...product, summary });
  await life.act(amina, `/capacity/knowledge-products/${id}/publish`, { summary });
  return id;
}
