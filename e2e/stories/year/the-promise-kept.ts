import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import { FINDING, type Year } from './what-members-ask.ts';

/** What the forum promised for what its members said is shown kept, and every figure of it leads to its events. */
export function tellThePromiseKept(told: () => ToldLife, year: Year): void {
  it('is said to be kept by one officer, and found kept by another', async () => {
    const life = told();
    life.clock.set('2025-11-24');
    const of = `/coalitions/commitments/${year.commitment}`;
    await life.act(amina, `${of}/report-done`, { note: 'The programme has been held.' });
    await life.refused('commitment.own-promise', amina, `${of}/keep`);
    await life.act(bosco, `${of}/keep`);
    const { rows } = await life.view('/views/commitments', year.members[7]!.speaker.as);
    const shown = { status: 'kept', timeliness: 'in-time', dueBy: '2025-11-30' };
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ id: year.commitment, ...shown })]));
  });

  it('shows on the dashboard beside what was said, and how content members are comes first', async () => {
    const life = told();
    const { satisfaction, saidAndDone } = await life.view('/views/dashboards/servicing');
    expect(satisfaction.latest).toMatchObject({ survey: year.survey, figures: { entitled: 10, taken: 10 } });
    const said = saidAndDone.find(({ survey }: { survey: string }) => survey === year.survey);
    expect(said).toMatchObject({ said: FINDING, commitment: { id: year.commitment, status: 'kept', onTime: true } });
  });

  it('leads from each figure to its events: from the promise to the finding, and from the finding to the survey', async () => {
    const life = told();
    const { satisfaction, saidAndDone } = await life.view('/views/dashboards/servicing');
    for (const path of [satisfaction.latest.events, saidAndDone[0].events, saidAndDone[0].commitment.events]) {
      expect((await life.view(path)).events).not.toEqual([]);
    }
    const trail = await life.view(`/views/audit/entities/${year.commitment}?limit=500`);
    const types = trail.events.map(({ type }: { type: string }) => type);
    expect(types[0]).toBe('coalitions.CommitmentMade');
    expect(types).toContain('coalitions.CommitmentKept');
    expect(trail.events[0].cause).toMatchObject({ type: 'members.SurveyFindingPublished', entity: year.survey });
  });
}
