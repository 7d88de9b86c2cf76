import { CommandHandler, type Policies } from '@baraza/service-kit';
import { MembersDirectory } from '../directory/members-directory.ts';
import { officerOf, representativeOf, SmallForum } from '../testing/a-small-forum.ts';
import { MoveRequestsWithTheirOrganisation } from './move-requests-with-their-organisation.policy.ts';

let forum: SmallForum;
let service: string;
beforeAll(async () => {
  forum = await SmallForum.open();
  ({ id: service } = await forum.done('/members/services', {
    unit: 'WAN',
    code: 'legal-support',
    title: 'Legal support',
    promise: { acknowledgeDays: 3, deliverDays: 21, settleDays: 14 },
    whoMayAsk: ['full'],
  }));
});
afterAll(() => forum.close());

const POLICY = 'members.move-requests-with-their-organisation';
const path = (id: string, verb = ''): string => `/members/service-requests/${id}${verb}`;
const ask = async (organisation: string): Promise<string> =>
  (await forum.done('/members/service-requests', { service, organisation }, representativeOf(organisation))).id;
async function moved(organisation: string): Promise<void> {
  const correction = { reason: 'moved', unit: 'UG-411' };
  await forum.done(`/members/organisations/${organisation}/correct`, correction);
  await forum.settled();
}
const unitOf = async (id: string): Promise<string> => (await forum.get(path(id))).body.unit;

describe('a member that moves to another unit', () => {
  it('is served there: its requests go with it, and those that are over stay', async () => {
    const { organisation } = await forum.member();
    const [open, over] = [await ask(organisation), await ask(organisation)];
    await forum.done(path(over, '/withdraw'), { ground: 'no-longer-needed' });
    await moved(organisation);
    expect([await unitOf(open), await unitOf(over)]).toEqual(['UG-411', 'UG-402']);
    const { body } = await forum.get(path(open, '/events'));
    expect(body.events.at(-1)).toMatchObject({ type: 'members.ServiceRequestMoved', meta: { policy: POLICY } });
    expect((await forum.post(path(open, '/acknowledge'), {}, officerOf('UG-402'))).status).toBe(404);
    expect((await forum.post(path(open, '/acknowledge'), {}, officerOf('UG-411'))).status).toBe(200);
    expect(await unitOf(await ask(organisation))).toBe('UG-411');
  });

  it('once, however often the event comes, and after a crash between event and command', async () => {
    const { organisation } = await forum.member();
    const open = await ask(organisation);
    await moved(organisation);
    const stream = await forum.app.store.readStream(`organisation-${organisation}`);
    const corrected = stream.events.findLast(({ type }) => type === 'members.OrganisationCorrected')!;
    const { sequence } = await forum.app.store.head();
    const { app } = forum.app;
    const policies = { issue: () => Promise.reject(new Error('a crash')) } as unknown as Policies;
    const crashing = new MoveRequestsWithTheirOrganisation(
      app.get(CommandHandler),
      policies,
      app.get(MembersDirectory),
    );
    await expect(crashing.corrected(corrected as never)).rejects.toThrow('a crash');
    await app.get(MoveRequestsWithTheirOrganisation).corrected(corrected as never);
    expect((await forum.app.store.head()).sequence).toBe(sequence);
    expect(await unitOf(open)).toBe('UG-411');
  });
});
