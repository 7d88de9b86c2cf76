import { derivedId } from '@baraza/contracts';
import type { ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

/** The coalition is alerted to it by the forum’s own rule. */
export function tellTheCoalitionAnswers(told: () => ToldLife, struggle: Struggle): void {
  const convenor = () => struggle.members[0]!;
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
}
