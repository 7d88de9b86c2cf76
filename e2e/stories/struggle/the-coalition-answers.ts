import { derivedId } from '@baraza/contracts';
import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const POSITION = 'That the district posts its stock lists every month.';
const OBJECTION = 'Our members have not been asked.';
const STATEMENT = 'The coalition asks the district to post its stock lists at every health centre, each month.';

/** The coalition is alerted, takes a position that not everybody shares, and decides to campaign. */
export function tellTheCoalitionAnswers(told: () => ToldLife, struggle: Struggle): void {
  let position = '';
  const of = (id: string, verb: string): string => `/coalitions/decisions/${id}/${verb}`;
  const convenor = () => struggle.members[0]!;
  const votes = async (id: string, choices: readonly string[]): Promise<void> => {
    for (const [at, choice] of choices.entries()) {
      const { organisation, speaker } = struggle.members[at]!;
      const objection = choice === 'disagree' ? { objection: OBJECTION } : {};
      await told().act(speaker, of(id, 'vote'), { organisation, choice, ...objection });
    }
  };

  it('is alerted by the forum’s own rule, once, and hears of it', async () => {
    const life = told();
    const alert = derivedId('alert', struggle.reports[0]!, struggle.coalition);
    struggle.alert = alert;
    await life.happens(alert, 'coalitions.AlertRaised', { policy: 'coalitions.raise-alert-when-struggle-verified' });
    const seen = await life.read(convenor().speaker, `/coalitions/alerts/${alert}`);
    expect(seen).toMatchObject({ coalition: struggle.coalition, arisingFrom: { kind: 'struggle' } });
    const path = `/coalitions/alerts/${alert}/acknowledge`;
    const [{ organisation }, other] = [convenor(), struggle.members[4]!];
    await life.refused('alert.speaks-for-another', other.speaker, path, { organisation });
    for (const one of [convenor(), other]) await life.act(one.speaker, path, { organisation: one.organisation });
  });

  it('takes a position by consensus, with an objection on record', async () => {
    const life = told();
    life.clock.set('2025-05-08');
    const about = { kind: 'alert', id: struggle.alert };
    const by = convenor().organisation;
    const proposed = { coalition: struggle.coalition, subject: 'position', about, proposal: POSITION, by };
    ({ id: position } = await life.create(convenor().speaker, '/coalitions/decisions', proposed));
    await life.refused('decision.not-discussed', amina, of(position, 'open-vote'));
    await life.act(amina, of(position, 'open-discussion'));
    await life.act(amina, of(position, 'open-vote'));
    await life.refused('decision.votes-outstanding', amina, of(position, 'close-vote'));
    await votes(position, ['agree', 'agree', 'disagree', 'agree', 'abstain', 'agree']);
    await life.act(amina, of(position, 'close-vote'));
    const objecting = struggle.members[2]!;
    const { outcome, roll } = await life.read(objecting.speaker, `/coalitions/decisions/${position}`);
    const counts = { agree: 4, abstain: 1, disagree: 1, block: 0 };
    expect(outcome).toMatchObject({ outcome: 'adopted', rule: 'consensus', onRoll: 6, taken: 6, counts });
    expect(roll.filter(({ objection }: { objection?: object }) => objection !== undefined)).toMatchObject([
      { organisation: objecting.organisation, choice: 'disagree', objection: { value: OBJECTION } },
    ]);
    const policy = 'coalitions.answer-alert-when-coalition-decides';
    await life.happens(struggle.alert, 'coalitions.AlertPositionTaken', { policy });
  });

  it('lets the one who disagreed say why, and tells the public what was decided, in words that two have read', async () => {
    const life = told();
    const apart = struggle.members[2]!;
    const minority = { organisation: apart.organisation, statement: 'We would have asked our members first.' };
    await life.act(apart.speaker, of(position, 'enter-minority-statement'), minority);
    await life.act(amina, of(position, 'draft-statement'), { text: STATEMENT });
    const { draft, minority: entered } = await life.read(amina, `/coalitions/decisions/${position}`);
    expect(entered).toMatchObject([{ organisation: apart.organisation }]);
    const published = { draft: draft.draft, text: STATEMENT };
    await life.refused('decision.own-statement', amina, of(position, 'publish-statement'), published);
    await life.act(bosco, of(position, 'publish-statement'), published);
  });
}
