import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import { CHANGE, shown } from './a-campaign.ts';
import type { Struggle } from './the-ground.ts';

/** A demand that is ignored, then promised; a promise that is broken, given again for another day, and kept. */
export function tellADemand(told: () => ToldLife, struggle: Struggle): void {
  const of = (verb: string): string => `/campaigns/demands/${struggle.demand}/${verb}`;
  const promise = async (): Promise<string> =>
    (await told().read(amina, `/campaigns/demands/${struggle.demand}`)).promise.commitment;
  const inRegister = async (id: string) => {
    const { rows } = await told().view('/views/commitments');
    return rows.find((row: { id: string }) => row.id === id);
  };

  const unanswered = async (): Promise<readonly string[]> => {
    const { silences } = await told().view('/views/silence?kind=demand-unanswered&days=0');
    return silences.map(({ entity }: { entity: { id: string } }) => entity.id);
  };

  it('is worded by those who lead the campaign, and delivered by somebody else, in public', async () => {
    const life = told();
    life.clock.set('2025-06-16');
    const { campaign, dutyBearer } = struggle;
    const { speaker } = struggle.members[3]!;
    const dates = { answerBy: '2025-07-15', changeBy: '2025-09-30' };
    const made = { campaign, dutyBearer, change: CHANGE, ...dates };
    ({ id: struggle.demand } = await life.create(speaker, '/campaigns/demands', made));
    const delivered = { change: CHANGE, channel: 'petition' };
    await life.refused('demand.delivery-unproven', amina, of('deliver'), delivered);
    await life.act(amina, of('deliver'), { ...delivered, ...shown('received') });
  });

  it('is not answered by its day, and shows where nobody has acted', async () => {
    const life = told();
    life.clock.set('2025-07-16');
    await life.happens(struggle.demand, 'campaigns.DemandAnswerFellDue', {});
    expect(await unanswered()).toEqual([struggle.demand]);
    await life.act(bosco, of('remind'), { channel: 'letter', answerBy: '2025-08-15' });
  });

  it('is accepted: what was promised stands in the register of promises, as the duty-bearer’s to citizens', async () => {
    const life = told();
    life.clock.set('2025-08-04');
    await life.act(bosco, of('answer'), { answer: 'accepted', promisedBy: '2025-08-31', ...shown('answer') });
    const id = await promise();
    await life.happens(id, 'coalitions.CommitmentMade', {
      policy: 'coalitions.make-commitment-when-demand-accepted',
    });
    expect(await inRegister(id)).toMatchObject({ dueBy: '2025-08-31' });
    expect(await unanswered()).toEqual([]);
  });

  it('is reneged on: the promise is broken, and is shown broken', async () => {
    const life = told();
    const broken = await promise();
    const path = `/coalitions/commitments/${broken}/break`;
    await life.refused('commitment.not-due', amina, path, { ground: 'not-done-yet' });
    life.clock.set('2025-09-05');
    await life.happens(broken, 'coalitions.CommitmentFellDue', {});
    await life.act(amina, path, { ground: 'not-done-yet' });
    const policy = 'campaigns.follow-promise-when-commitment-changes';
    await life.happens(struggle.demand, 'campaigns.DemandReneged', { policy });
    expect(await inRegister(broken)).toMatchObject({ status: 'broken' });
  });

  it('is promised again, for another day that both agree to, and kept', async () => {
    const life = told();
    life.clock.set('2025-09-15');
    await life.act(bosco, of('answer'), { answer: 'accepted', promisedBy: '2025-10-15', ...shown('second-answer') });
    const id = await promise();
    await life.happens(id, 'coalitions.CommitmentMade', {});
    const at = `/coalitions/commitments/${id}`;
    await life.act(bosco, `${at}/propose-date`, { dueOn: '2025-10-31', side: 'promisor', ground: 'funds-late' });
    const { proposed } = await life.read(amina, at);
    await life.act(amina, `${at}/agree-date`, { proposal: proposed.proposal });
    await life.happens(struggle.demand, 'campaigns.DemandRenegotiated', {});
    life.clock.set('2025-10-24');
    await life.act(amina, `${at}/keep`, shown('lists'));
    await life.happens(struggle.demand, 'campaigns.DemandImplemented', {});
    expect(await inRegister(id)).toMatchObject({ status: 'kept', timeliness: 'in-time' });
  });
}
