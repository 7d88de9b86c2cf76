import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Year } from './what-members-ask.ts';

const INSTRUMENT = 'organisational-capacity';
interface Domain {
  readonly code: string;
  readonly items: readonly { readonly code: string }[];
}

/** What is open to a round of an assessment: who sees it, and what it came to. */
export async function tellRound(
  life: ToldLife,
  { organisation, speaker }: Year['members'][number],
  plan: { readonly round: string; readonly dueOn: string; readonly baseline?: string },
  levelOf: (domain: string) => number,
): Promise<string> {
  const { id } = await life.create(amina, '/capacity/assessments', { organisation, instrument: INSTRUMENT, ...plan });
  const of = `/capacity/assessments/${id}`;
  const { domains } = (await life.read(amina, `/capacity/instruments/${INSTRUMENT}`)) as { domains: readonly Domain[] };
  const first = domains[0]!.items[0]!.code;
  for (const [rater, level] of [
    ['board', 2],
    ['staff', 3],
  ] as const) {
    // What one person rated is for nobody to read: it shows in no trail.
    const sheet = { rater, ratings: [{ item: first, level }] };
    await life.forum.done(`${of}/give-rating`, sheet, 200, speaker.as, `${rater} of ${organisation}`);
  }
  await life.act(speaker, `${of}/close-ratings`);
  for (const { code, items } of domains) {
    const levels = items.map((item) => ({ item: item.code, level: levelOf(code) }));
    const score = { domain: code, levels, justification: 'As the board and the staff agreed.' };
    await life.act(speaker, `${of}/agree-score`, score);
  }
  await life.act(speaker, `${of}/complete`);
  return id;
}

/** A baseline by our own instrument, and what it recommends. */
export function tellWhereTheyStand(told: () => ToldLife, year: Year): void {
  it('takes an instrument into use, in whose words members look at themselves', async () => {
    const life = told();
    await life.act(amina, `/capacity/instruments/${INSTRUMENT}/adopt`);
    const { domains } = await life.read(year.members[1]!.speaker, `/capacity/instruments/${INSTRUMENT}`);
    expect(domains).toHaveLength(7);
  });

  it('lets a member score itself; nobody outside puts a score down for it', async () => {
    const life = told();
    life.clock.set('2025-03-10');
    const [member, other] = [year.members[1]!, year.members[2]!];
    const weak = (domain: string): number => (domain === 'governance-and-legal-structure' ? 1 : 3);
    const plan = { round: 'baseline', dueOn: '2025-04-30' };
    year.baseline = await tellRound(life, member, plan, weak);
    const of = `/capacity/assessments/${year.baseline}`;
    await life.refused('assessment.ended', member.speaker, `${of}/close-ratings`);
    const outside = await life.create(amina, '/capacity/assessments', {
      ...{ organisation: other.organisation, instrument: INSTRUMENT, ...plan },
    });
    await life.refused('assessment.ratings-too-few', bosco, `/capacity/assessments/${outside.id}/close-ratings`);
    await life.hidden(other.speaker, of);
    const { result } = await life.read(member.speaker, of);
    expect(result.domains).toHaveLength(7);
  });
}
