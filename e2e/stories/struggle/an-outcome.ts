import type { RoleHeld } from '@baraza/domain';
import { secretariat } from '../a-forum-of-two-districts.ts';
import { amina, bosco, speakerOf } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import { tellRound } from './a-report-card.ts';
import { INDICATOR, type Struggle } from './the-ground.ts';

/** One grey pixel. */
const A_PHOTOGRAPH = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What changed, as communities score it, and as somebody says who had no part in it. */
export function tellAnOutcome(told: () => ToldLife, struggle: Struggle): void {
  let outcome = '';
  let evidence = '';
  const of = (verb: string): string => `/campaigns/outcomes/${outcome}/${verb}`;
  const harvester = () => struggle.members[3]!;

  it('shows on the report card: what communities scored in spring and score now', async () => {
    const life = told();
    life.clock.set('2025-11-03');
    const scored = { from: '2025-09-01', until: '2025-10-31' };
    await tellRound(life, struggle, { scored, holdBy: '2025-11-30', score: 4 });
    const { rounds } = await life.read(amina, `/campaigns/report-cards/${struggle.card}`);
    expect(rounds[1].change).toEqual([{ indicator: 'in-stock', before: 1, after: 4, change: 3 }]);
  });

  it('is shown by evidence, whose hands are on record; what shows another place is withdrawn', async () => {
    const life = told();
    const { organisation, speaker } = harvester();
    const receiver = struggle.members[4]!;
    const take = async (shows: string): Promise<string> => {
      // What is sealed shows in no trail and no feed: that a file was given, and by whom.
      const given = (path: string, body: object) => life.forum.done(path, body, 201, speaker.as, speaker.person);
      const { id: file } = await given('/members/files', { organisation, base64: A_PHOTOGRAPH });
      const taking = {
        ...{ unit: 'UG-402', organisation, type: 'photograph', file, shows, source: { kind: 'community' } },
        supports: [{ kind: 'demand', id: struggle.demand }],
      };
      return (await given('/campaigns/evidence', taking)).id as string;
    };
    const step = (id: string, verb: string): string => `/campaigns/evidence/${id}/${verb}`;
    evidence = await take('A list of stocks, at the door of a health centre.');
    const { file } = await life.read(amina, `/campaigns/evidence/${evidence}`);
    await life.act(speaker, step(evidence, 'hand-over'), { to: receiver.organisation, receiveBy: '2025-11-20' });
    await life.refused('evidence.received-by-others', speaker, step(evidence, 'receive'), { sha256: file.sha256 });
    await life.act(receiver.speaker, step(evidence, 'receive'), { sha256: file.sha256 });
    const { holder, intact } = await life.read(amina, `/campaigns/evidence/${evidence}`);
    expect([holder, intact]).toEqual([receiver.organisation, true]);

    const elsewhere = await take('A list of stocks, of which nobody is sure where it hangs.');
    await life.act(amina, step(elsewhere, 'withdraw'), { ground: 'of-another-place' });
    const wording = { supports: { kind: 'demand', id: struggle.demand } };
    await life.refused('evidence.withdrawn', speaker, step(elsewhere, 'support'), wording);
  });

  it('is put into words by those who fought for it, and judged by somebody who was not its source', async () => {
    const life = told();
    const { organisation, speaker } = harvester();
    const independent = await life.forum.organisation('Institute for Health Policy', 'WAN', { kind: 'institution' });
    const noted = { unit: 'WAN', organisation, themes: ['social-justice'], note: 'Lists hang at every door.' };
    ({ id: outcome } = await life.create(speaker, '/campaigns/outcomes', noted));
    struggle.outcome = outcome;
    const contributions = [
      { kind: 'campaign', id: struggle.campaign },
      { kind: 'coalition', id: struggle.coalition },
      { kind: 'programme', id: struggle.programme },
    ];
    const wording = {
      ...{ changed: { kind: 'duty-bearer', name: 'District Health Officer', id: struggle.dutyBearer } },
      ...{ change: 'practice', on: '2025-10-24', at: 'UG-402', positive: true, intended: true, contributions },
      ...{ goals: [struggle.goal], evidence: [evidence] },
      measured: { goal: struggle.goal, indicator: INDICATOR, period: '2025-Q3', actual: '7' },
      description: 'The office posts what the stores hold, each month.',
      significance: 'Nobody has been sent away without medicine since.',
      sources: { organisations: [organisation, struggle.members[4]!.organisation] },
    };
    // Who told of it is sealed: it shows in no trail and no feed.
    await life.forum.done(of('formulate'), wording, 200, speaker.as, speaker.person);
    const answerBy = '2025-11-28';
    const source = { substantiator: struggle.members[4]!.organisation, answerBy };
    await life.refused('outcome.substantiator-was-source', speaker, of('send'), source);
    await life.act(speaker, of('send'), { substantiator: independent, answerBy });
    const found = { verdict: 'substantiated', comment: 'We saw the lists ourselves.' };
    await life.refused('outcome.own-outcome', speaker, of('substantiate'), found);
    const judge = speakerOf(independent, 'the judge');
    await life.act(judge, of('substantiate'), found);
  });

  it('moves the goal of the change agenda, by where its indicator stands now', async () => {
    const life = told();
    const policy = 'members.count-outcome-towards-goals-when-substantiated';
    await life.happens(struggle.goal, 'members.GoalOutcomeCounted', { policy });
    await life.happens(struggle.goal, 'members.GoalActualReported', { policy });
    const { indicators, outcomes } = await life.read(bosco, `/members/agenda-goals/${struggle.goal}`);
    expect(indicators).toMatchObject([{ code: INDICATOR, actuals: [{ period: '2025-Q3', actual: '7' }] }]);
    expect(outcomes).toMatchObject([{ outcome, verdict: 'substantiated' }]);
  });

  it('is seen whole: from the programme to the outcome, and each figure down to its events', async () => {
    const life = told();
    const { goal, programme, donor } = struggle;
    const values = await figuresTold(life, `goal=${goal}`, secretariat);
    expect(values).toMatchObject({
      ...{ coalition: 1, 'campaign-launched': 1, 'demand-delivered': 1 },
      ...{ 'outcome-formulated': 1, 'outcome-judged/substantiated': 1 },
    });
    const asDonor = [{ role: 'partner', organisation: donor }] as const;
    const paidFor = await figuresTold(life, `programme=${programme}`, asDonor);
    expect(paidFor).toMatchObject({
      ...{ 'campaign-launched': 1, 'demand-delivered': 1 },
      ...{ 'outcome-formulated': 1, 'outcome-judged/substantiated': 1 },
    });
    const { links } = await life.view(`/views/dashboards/impact?programme=${programme}`, asDonor);
    const linked = links.flatMap(({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id));
    expect(linked).toEqual(expect.arrayContaining([programme, struggle.coalition, struggle.campaign, outcome]));
    const { cameOf } = await life.view(`/views/dashboards/impact/chains/${programme}`, asDonor);
    const came = cameOf.map(({ id }: { id: string }) => id);
    expect(came).toEqual(expect.arrayContaining([struggle.campaign, struggle.demand, outcome]));
    const { ledTo } = await life.view(`/views/dashboards/impact/chains/${outcome}`, secretariat);
    const ids = ledTo.map(({ id }: { id: string }) => id);
    for (const id of [programme, struggle.coalition, struggle.campaign, evidence]) expect(ids).toContain(id);
  });
}

/** What is not nothing on the dashboard of collective impact, each followed down to its events by the same reader. */
async function figuresTold(life: ToldLife, asked: string, as: readonly RoleHeld[]): Promise<Record<string, number>> {
  const { stages } = await life.view(`/views/dashboards/impact?${asked}`, as);
  const values: Record<string, number> = {};
  for (const { measure, stage, value, events } of stages.flatMap(({ figures }: { figures: object[] }) => figures)) {
    if (value === 0) continue;
    values[stage === null ? measure : `${measure}/${stage}`] = value;
    const { events: those } = await life.view(events, as);
    expect([measure, those.length > 0]).toEqual([measure, true]);
  }
  return values;
}
