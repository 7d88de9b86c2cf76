import { type DataOf, derivedId, type noticeDelivered, noticePrepared, type SequencedEvent } from '@baraza/contracts';
import { addDays, type RoleHeld } from '@baraza/domain';
import { Policies, recordForeign } from '@baraza/service-kit';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { StartTheClockOfAComplaintWhenItsNoticeArrives } from './start-the-clock-of-a-complaint-when-its-notice-arrives.policy.ts';

const policy = 'members.start-the-clock-of-a-complaint-when-its-notice-arrives';
const { grounds, replyDays, appealDays } = FIRST_RULES.conduct;
const committee: readonly RoleHeld[] = [{ role: 'conduct-committee' }];
type Delivered = SequencedEvent<string, DataOf<typeof noticeDelivered>>;

let forum: SmallForum;
let member: { organisation: string; membership: string };
beforeAll(async () => {
  forum = await SmallForum.open();
  member = await forum.member();
});
afterAll(() => forum.close());

const today = () => new Date(forum.app.clock.now()).toISOString().slice(0, 10);
const read = async (id: string) => (await forum.get(`/members/complaints/${id}`)).body;
const does = (id: string, verb: string, body: object, as = secretariat, person = 'clerk') =>
  forum.done(`/members/complaints/${id}/${verb}`, body, as, person);

async function noticed(): Promise<string> {
  const asked = {
    organisation: member.organisation,
    grounds: [grounds[0]],
    source: 'community',
    narrative: 'So it was.',
  };
  const { id } = await forum.done('/members/complaints', asked, secretariat, 'another clerk');
  await does(id, 'issue-notice', { grounds: [grounds[0]], notice: 'Answer this.' });
  return id;
}

/** A notice about the complaint, sent and arrived. */
async function arrived(
  id: string,
  template: string,
  type: 'Delivered' | 'Acknowledged',
  on = today(),
): Promise<Delivered> {
  const notice = derivedId('spec', id, template);
  const whose = { organisation: member.organisation, unit: 'UG-402', about: { kind: 'complaint', id }, template };
  if ((await forum.app.store.readStream(`notice-${notice}`)).events.length === 0) {
    const data = { ...noticePrepared.example, ...whose };
    await recordForeign(forum.app, { type: 'members.NoticePrepared', id: notice, data, effectiveOn: on });
  }
  const data = type === 'Delivered' ? { ...whose, proof: 'signed-for' } : whose;
  const event = await recordForeign(forum.app, { type: `members.Notice${type}`, id: notice, data, effectiveOn: on });
  await forum.settled();
  return event as Delivered;
}
const outcomeOf = async (event: Delivered) => {
  const { documents } = await forum.app.app.get(Policies).outcomes.list({ policies: [policy], limit: 100 });
  return documents.map(({ doc }) => doc).find((one) => one.event === event.id);
};

describe('a notice of a complaint that arrives', () => {
  it('starts the time to reply from the day it arrived, and says by what', async () => {
    const id = await noticed();
    const on = today();
    forum.app.clock.advance(2 * 86_400_000);
    const event = await arrived(id, 'complaint-notice', 'Delivered', on);
    expect(await read(id)).toMatchObject({ status: 'served', servedOn: on, replyBy: addDays(on, replyDays) });
    const { events } = await forum.app.store.readStream(`complaint-${id}`);
    expect(events.at(-1)).toMatchObject({
      type: 'members.ComplaintNoticeServed',
      data: { proof: 'signed-for', delivery: event.stream.slice('notice-'.length) },
      meta: { policy, causationId: event.id },
    });
  });

  it('starts it once, however often it is told, and whatever proof comes after', async () => {
    const id = await noticed();
    const event = await arrived(id, 'complaint-notice', 'Delivered');
    const first = await read(id);
    const { sequence } = await forum.app.store.head();
    await forum.app.app.get(StartTheClockOfAComplaintWhenItsNoticeArrives).delivered(event);
    expect((await forum.app.store.head()).sequence).toBe(sequence);
    forum.app.clock.advance(86_400_000);
    const later = await arrived(id, 'complaint-notice', 'Acknowledged');
    expect(await outcomeOf(later)).toMatchObject({ outcome: 'nothing-to-do' });
    expect(await read(id)).toEqual(first);
  });

  it('comes too late for a complaint that is over: an outcome, and what comes after goes on', async () => {
    const id = await noticed();
    await does(id, 'withdraw', {});
    const late = await arrived(id, 'complaint-notice', 'Delivered');
    expect(await outcomeOf(late)).toMatchObject({ outcome: 'refused', rule: 'complaint.decided-already' });
    const next = await noticed();
    await arrived(next, 'complaint-notice', 'Acknowledged');
    expect(await read(next)).toMatchObject({ status: 'served' });
  });

  it('starts the time to appeal where it tells the decision', async () => {
    const id = await noticed();
    await arrived(id, 'complaint-notice', 'Delivered');
    await does(id, 'reply', { reply: 'It was not so.' });
    const proposed = { decision: 'suspension', until: addDays(today(), 30), grounds: [grounds[0]], reasons: 'Proven.' };
    await does(id, 'propose-decision', proposed, committee, 'judge one');
    const { proposal } = (await read(id)).proposed;
    await does(id, 'confirm-decision', { proposal }, committee, 'judge two');
    await arrived(id, 'complaint-decision', 'Acknowledged');
    expect((await read(id)).decision.served).toEqual({ on: today(), appealBy: addDays(today(), appealDays) });
  });

  it('of something else is none of its business', async () => {
    const id = await noticed();
    await arrived(id, 'complaint-dismissed', 'Delivered');
    expect(await read(id)).toMatchObject({ status: 'noticed' });
  });
});
