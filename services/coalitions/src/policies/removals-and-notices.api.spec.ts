import { type DataOf, derivedId, type noticeDelivered, noticePrepared, type SequencedEvent } from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import { Policies, recordForeign } from '@baraza/service-kit';
import { FARMERS, WOMEN } from '../coalition/coalition.builders.ts';
import { convenor, DecidingForum } from '../decision/decisions.fixture.ts';
import { StartTheClockOfARemovalWhenItsNoticeArrives } from './start-the-clock-of-a-removal-when-its-notice-arrives.policy.ts';

const policy = 'coalitions.start-the-clock-of-a-removal-when-its-notice-arrives';
type Delivered = SequencedEvent<string, DataOf<typeof noticeDelivered>>;

let forum: DecidingForum;
beforeAll(async () => {
  forum = await DecidingForum.open();
});
afterAll(() => forum.app.close());

const today = () => new Date(forum.app.clock.now()).toISOString().slice(0, 10);
const grounds = { organisation: FARMERS, ground: 'absent' };
const propose = (id: string) => forum.done(`coalitions/${id}/propose-removal`, grounds, convenor);
const removalIn = async (id: string) =>
  (await forum.app.http('GET', `/coalitions/coalitions/${id}`, { as: [{ role: 'secretariat' }] })).body.seats.find(
    ({ organisation }: { organisation: string }) => organisation === FARMERS,
  ).removal;

/** A notice about the coalition, sent and arrived. */
async function arrived(
  id: string,
  type: 'Delivered' | 'Acknowledged',
  { on = today(), template = 'removal-proposed', organisation = FARMERS } = {},
): Promise<Delivered> {
  const notice = derivedId('spec', id, template, organisation, type, on);
  const whose = { organisation, unit: 'UG-402', about: { kind: 'coalition', id }, template };
  const prepared = { ...noticePrepared.example, ...whose };
  await recordForeign(forum.app, { type: 'members.NoticePrepared', id: notice, data: prepared, effectiveOn: on });
  const data = type === 'Delivered' ? { ...whose, proof: 'signed-for' } : whose;
  const event = await recordForeign(forum.app, { type: `members.Notice${type}`, id: notice, data, effectiveOn: on });
  await forum.app.settle();
  return event as Delivered;
}
const outcomeOf = async (event: Delivered) => {
  const { documents } = await forum.app.app.get(Policies).outcomes.list({ policies: [policy], limit: 100 });
  return documents.map(({ doc }) => doc).find((one) => one.event === event.id)?.outcome;
};

describe('a notice of a removal that arrives', () => {
  it('starts the time to reply from the day it arrived, once, however often it is told and whatever proof comes after', async () => {
    const id = await forum.coalition(FARMERS);
    await propose(id);
    const on = today();
    forum.app.clock.advance(2 * 86_400_000);
    const event = await arrived(id, 'Delivered', { on });
    expect(await removalIn(id)).toMatchObject({ replyBy: addDays(on, 14), replied: false });
    expect((await forum.eventsOf(`coalition-${id}`)).at(-1)).toMatchObject({
      type: 'coalitions.RemovalNoticeServed',
      data: { organisation: FARMERS, servedOn: on },
      meta: { policy, causationId: event.id },
    });
    const { sequence } = await forum.app.store.head();
    await forum.app.app.get(StartTheClockOfARemovalWhenItsNoticeArrives).delivered(event);
    expect((await forum.app.store.head()).sequence).toBe(sequence);
    expect(await outcomeOf(await arrived(id, 'Acknowledged'))).toBe('nothing-to-do');
    expect(await removalIn(id)).toMatchObject({ replyBy: addDays(on, 14) });
  });

  it('comes to nothing where the proposal was let go, or it is the notice of an earlier one', async () => {
    const id = await forum.coalition(FARMERS);
    await propose(id);
    await forum.done(`coalitions/${id}/drop-removal`, { organisation: FARMERS, ground: 'reply-convinced' }, convenor);
    expect(await outcomeOf(await arrived(id, 'Delivered'))).toBe('nothing-to-do');
    const before = today();
    forum.app.clock.advance(2 * 86_400_000);
    await propose(id);
    expect(await outcomeOf(await arrived(id, 'Acknowledged', { on: before }))).toBe('nothing-to-do');
    expect(await removalIn(id)).not.toHaveProperty('replyBy');
  });

  it('of something else, or to another participant, is none of its business', async () => {
    const id = await forum.coalition(FARMERS, WOMEN);
    await propose(id);
    expect(await outcomeOf(await arrived(id, 'Delivered', { template: 'removal-decided' }))).toBeUndefined();
    expect(await outcomeOf(await arrived(id, 'Delivered', { organisation: WOMEN }))).toBe('nothing-to-do');
    expect(await removalIn(id)).not.toHaveProperty('replyBy');
  });
});
