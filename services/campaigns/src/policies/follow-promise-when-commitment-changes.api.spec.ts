import { commitmentMade, derivedId, type SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import {
  type CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  SERVICE_STORE,
  type TestApp,
} from '@baraza/service-kit';
import { aLaunch, aPlan, LEAD, water, WATER_OFFICE } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { WORDS } from '../demand/demand.builders.ts';
import { waterOfficer } from '../duty-bearer/duty-bearer.builders.ts';
import { FollowPromiseWhenCommitmentChanges } from './follow-promise-when-commitment-changes.policy.ts';

const policy = 'campaigns.follow-promise-when-commitment-changes';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const links = ['https://example.org/water/answer'];
const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;

describe('what becomes of a duty-bearer’s promise becomes of the demand that it answered', () => {
  let app: TestApp;
  let campaign: string;
  let dutyBearer: string;
  const post = async (path: string, body: object, person = 'an officer') => {
    const answer = await app.http('POST', path, { as: officer, person, body });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${answer.body.detail}`);
    return answer.body;
  };
  const read = async (id: string) => (await app.http('GET', `/campaigns/demands/${id}`, { as: officer })).body;
  const answer = async (id: string) => {
    await post(`/campaigns/demands/${id}/answer`, { answer: 'accepted', promisedBy: '2026-06-30', links });
    const { promise } = await read(id);
    return promise.commitment as string;
  };
  /** A demand that was accepted, and the promise that the register of commitments made of it. */
  const aPromised = async (): Promise<{ id: string; commitment: string }> => {
    const demanded = { campaign, dutyBearer, change: WORDS, answerBy: '2026-03-20' };
    const { id } = await post('/campaigns/demands', demanded, 'another officer');
    await post(`/campaigns/demands/${id}/deliver`, { change: WORDS, channel: 'letter', links });
    const commitment = await answer(id);
    await made(commitment, id);
    return { id, commitment };
  };
  const made = (commitment: string, demand: string) =>
    news('CommitmentMade', commitment, { ...commitmentMade.example, arisingFrom: { kind: 'demand', id: demand } });
  const news = (type: string, id: string, data: object) =>
    recordForeign(app, { type: `coalitions.${type}`, id, data, effectiveOn: '2026-03-02' });
  const kept = (id: string) =>
    news('CommitmentKept', id, { doneOn: '2026-03-01', onTime: true, evidence: { files: [], links: [] } });
  const outcomeOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).find((outcome) => outcome.event === event.id);
  };
  const head = async () => (await app.store.head()).sequence;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, LEAD, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, WATER_OFFICE);
    await app.settle();
    campaign = (await post('/campaigns/campaigns', water)).id;
    await post(`/campaigns/campaigns/${campaign}/plan`, aPlan);
    await post(`/campaigns/campaigns/${campaign}/launch`, aLaunch);
    dutyBearer = (await post('/campaigns/duty-bearers', waterOfficer)).id;
  });
  afterAll(() => app.close());

  it('another day, and then implemented; its events name the policy and what caused them', async () => {
    const { id, commitment } = await aPromised();
    const dates = { formerDueOn: '2026-06-30', dueOn: '2026-09-30', ground: 'funds-late' };
    const renegotiated = await news('CommitmentRenegotiated', commitment, { proposal: commitment, ...dates });
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'promised', promise: { commitment, dueOn: '2026-09-30' } });
    const done = await kept(commitment);
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'implemented', doneOn: '2026-03-01', onTime: true });
    const { events } = await app.store.readStream(`demand-${id}`);
    expect(events.slice(-2).map(({ type, meta }) => [type, meta.policy, meta.causationId])).toEqual([
      ['campaigns.DemandRenegotiated', policy, renegotiated.id],
      ['campaigns.DemandImplemented', policy, done.id],
    ]);
  });

  it('reneged on, and answered anew with another promise: the old one says nothing more', async () => {
    const { id, commitment } = await aPromised();
    await news('CommitmentBroken', commitment, { ground: 'nothing-done' });
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'reneged', ground: 'nothing-done' });
    const another = await answer(id);
    expect(another).not.toBe(commitment);
    await made(another, id);
    const late = await kept(commitment);
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'promised', promise: { commitment: another } });
    expect(await outcomeOf(late)).toMatchObject({ outcome: 'nothing-to-do' });
    await kept(another);
    await app.settle();
    expect((await read(id)).status).toBe('implemented');
  });

  it('let go', async () => {
    const { id, commitment } = await aPromised();
    await news('CommitmentExcused', commitment, { ground: 'no-funds' });
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'excused', ground: 'no-funds' });
  });

  it('once, however often its events come', async () => {
    const { id, commitment } = await aPromised();
    const done = await kept(commitment);
    await app.settle();
    const before = await head();
    const reaction = app.app.get(FollowPromiseWhenCommitmentChanges);
    await reaction.kept(done as never);
    await reaction.kept(done as never);
    expect(await head()).toBe(before);
    expect((await read(id)).status).toBe('implemented');
    expect(await outcomeOf(done)).toMatchObject({ outcome: 'accepted' });
  });

  it('promises that arise from no demand, or from one that is not there, change none', async () => {
    const stranger = derivedId('a commitment', 'of its own accord');
    await news('CommitmentMade', stranger, { ...commitmentMade.example, arisingFrom: { kind: 'own-accord' } });
    const nowhere = derivedId('a commitment', 'of a demand nobody made');
    await made(nowhere, derivedId('a demand', 'nobody made'));
    const [one, other] = [await kept(stranger), await kept(nowhere)];
    const { id, commitment } = await aPromised();
    await kept(commitment);
    await app.settle();
    expect(await outcomeOf(one)).toBeUndefined();
    expect(await outcomeOf(other)).toMatchObject({ outcome: 'refused' });
    expect((await read(id)).status).toBe('implemented');
  });

  it('after a crash between the event and the command', async () => {
    const { id, commitment } = await aPromised();
    await app.settle();
    const event = { ...(await kept(commitment)) };
    const get = app.app.get.bind(app.app);
    const before = new FollowPromiseWhenCommitmentChanges(get(Policies), failing, get(SERVICE_STORE));
    await expect(before.kept(event as never)).rejects.toThrow('the process ends here');
    await get(FollowPromiseWhenCommitmentChanges).kept(event as never);
    expect((await read(id)).status).toBe('implemented');
  });
});
