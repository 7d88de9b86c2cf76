import { secretariat } from '../a-forum-of-two-districts.ts';
import { amina } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const COMMUNITIES = ['UG-402-KYEIZOOBA', 'UG-402', 'UG-411'] as const;
const people = { women: 14, men: 9, youth: 6, personsWithDisabilities: 2, total: 23 };

/** What communities score of the health centres, before anything was asked for. */
export function tellAReportCard(told: () => ToldLife, struggle: Struggle): void {
  it('is scored by three communities, and published', async () => {
    const life = told();
    const { organisation, speaker } = struggle.members[3]!;
    ({ id: struggle.card } = await life.create(speaker, '/campaigns/report-cards', {
      ...{ title: 'Health centres of Western Ankole', service: 'health-centres', unit: 'WAN', organisation },
      ...{ provider: 'District Health Office, Bushenyi', themes: ['social-justice'], everyMonths: 12 },
      indicators: [{ indicator: 'in-stock', title: 'The medicines on the list are in stock' }],
    }));
    const scored = { from: '2025-03-01', until: '2025-04-30' };
    await tellRound(life, struggle, { scored, holdBy: '2025-05-31', score: 1 });
  });
}

interface AskedRound {
  readonly scored: { readonly from: string; readonly until: string };
  readonly holdBy: string;
  /** What every community gives. */
  readonly score: number;
}

/** A round from its opening to the page that is nailed to the door. */
export async function tellRound(life: ToldLife, { card, members }: Struggle, asked: AskedRound): Promise<void> {
  const { speaker } = members[3]!;
  const of = (verb: string): string => `/campaigns/report-cards/${card}/${verb}`;
  const { score, ...round } = asked;
  await life.act(speaker, of('open-round'), round);
  await life.refused('report-card.nobody-scored', speaker, of('hold-round'));
  for (const community of COMMUNITIES) {
    await life.act(speaker, of('score'), { community, scores: [{ indicator: 'in-stock', score }], people });
  }
  await life.act(speaker, of('hold-round'));
  const { rounds } = await life.read(amina, `/campaigns/report-cards/${card}`);
  const held = rounds.at(-1);
  expect(held).toMatchObject({ communities: COMMUNITIES.length, scores: [{ indicator: 'in-stock', mean: score }] });
  const { position } = await life.act(amina, of('publish'), { round: held.round });
  const told = await life.forum.view(`/views/audit/entities/${card}?limit=500`, position, secretariat);
  expect(JSON.stringify(told)).toContain('campaigns.ReportCardPublished');
}
