import { derivedId, type SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { MemoryReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  type TestApp,
} from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { toBegin } from '../leadership-transition/leadership-transition.builders.ts';
import { aPersonalRef, people } from '../testing/record.ts';
import { AppointInTransitionWhenOfficeTaken } from './appoint-in-transition-when-office-taken.policy.ts';

const policy = 'capacity.appoint-in-transition-when-office-taken';
const as: readonly RoleHeld[] = [{ role: 'secretariat' }];

describe('when an office is taken, a change of leader that goes on there has its leader', () => {
  let app: TestApp;
  let nth = 0;
  /** An organisation of its own for each story. */
  async function anOrganisation(): Promise<string> {
    const id = derivedId('organisation', `${(nth += 1)}`);
    await recordOrganisation(app, id);
    await app.settle();
    return id;
  }
  const post = (path: string, body: object) =>
    app.http('POST', `/capacity/leadership-transitions${path}`, { as, body });
  const begin = async (organisation: string): Promise<string> => (await post('', { ...toBegin, organisation })).body.id;
  const read = async (id: string) => (await app.http('GET', `/capacity/leadership-transitions/${id}`, { as })).body;
  const take = (organisation: string, standing = 'substantive', office: string = toBegin.office) =>
    recordForeign(app, {
      type: 'members.OrganisationOfficeTaken',
      id: organisation,
      data: { organisation, office, standing, person: people.successor, name: aPersonalRef(people.successor) },
      effectiveOn: '2026-03-02',
    });
  const headOf = async () => (await app.store.head()).sequence;
  const outcomesOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).filter((outcome) => outcome.event === event.id);
  };
  /** The policy as it stands in a process that has only just begun, and has seen nothing. */
  const another = (commands: Pick<CommandHandler, 'run'> = app.app.get(CommandHandler)) =>
    new AppointInTransitionWhenOfficeTaken(app.app.get(Policies), commands as CommandHandler, new MemoryReadStore());

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
  });
  afterAll(() => app.close());

  it('by an event that names the policy and what caused it', async () => {
    const organisation = await anOrganisation();
    const id = await begin(organisation);
    await app.settle();
    const acting = await take(organisation, 'acting');
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'interim', interim: { person: people.successor } });
    const taken = await take(organisation);
    await app.settle();
    expect(await read(id)).toMatchObject({
      status: 'appointed',
      leader: { person: people.successor, from: '2026-03-02' },
    });
    const { events } = await app.store.readStream(`leadership-transition-${id}`);
    expect(events.slice(1)).toMatchObject([
      { type: 'capacity.TransitionInterimAppointed', meta: { policy, causationId: acting.id } },
      { type: 'capacity.TransitionLeaderAppointed', meta: { policy, causationId: taken.id } },
    ]);
    expect((await outcomesOf(taken)).map(({ outcome }) => outcome)).toEqual(['accepted']);
  });

  it('not for another office, another organisation, or what was taken before the change began', async () => {
    const [organisation, other] = [await anOrganisation(), await anOrganisation()];
    await take(organisation);
    await app.settle();
    const id = await begin(organisation);
    await take(organisation, 'substantive', 'chair');
    await take(other);
    await app.settle();
    expect((await read(id)).status).toBe('preparing');
  });

  it('once, however often the event comes', async () => {
    const organisation = await anOrganisation();
    await begin(organisation);
    await app.settle();
    const taken = await take(organisation);
    await app.settle();
    const head = await headOf();
    await app.app.get(AppointInTransitionWhenOfficeTaken).officeTaken(taken as never);
    await another().officeTaken(taken as never);
    expect(await headOf()).toBe(head);
  });

  it('in whichever order the two events come', async () => {
    const organisation = await anOrganisation();
    const id = await begin(organisation);
    const taken = await take(organisation);
    const [began] = (await app.store.readStream(`leadership-transition-${id}`)).events;
    const fresh = another();
    await fresh.officeTaken(taken as never);
    await fresh.transitionBegan(began as never);
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'appointed' });
    expect((await app.store.readStream(`leadership-transition-${id}`)).events).toHaveLength(2);
  });

  it('after a crash between the event and the command, when the event comes again', async () => {
    const organisation = await anOrganisation();
    const id = await begin(organisation);
    const [began] = (await app.store.readStream(`leadership-transition-${id}`)).events;
    const taken = await take(organisation);
    let isDown = true;
    const failing = another({
      run: (...args: Parameters<CommandHandler['run']>) => {
        if (isDown) throw new Error('the process dies here');
        return app.app.get(CommandHandler).run(...args);
      },
    } as never);
    await failing.transitionBegan(began as never);
    await expect(failing.officeTaken(taken as never)).rejects.toThrow('the process dies here');
    isDown = false;
    await failing.officeTaken(taken as never);
    await app.settle();
    expect(await read(id)).toMatchObject({ status: 'appointed' });
  });

  it('and where the change is settled or ended there is nothing to do', async () => {
    const organisation = await anOrganisation();
    const id = await begin(organisation);
    await app.settle();
    await post(`/${id}/end`, { ground: 'leader-stays' });
    await app.settle();
    const taken = await take(organisation);
    await app.settle();
    expect(await outcomesOf(taken)).toEqual([]);
    expect((await read(id)).status).toBe('ended');
  });
});
