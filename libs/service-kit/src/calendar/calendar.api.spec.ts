import { addDays } from '@baraza/domain';
import { Body, Controller, Module, Param } from '@nestjs/common';
import { CommandHandler } from '../command-handling/command-handler.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { CommandBody } from '../fields/command-body.ts';
import { OptionalField, UnitCodeField, UuidField } from '../fields/field.decorators.ts';
import { CreateCommand, EntityCommand } from '../operations/operation.decorators.ts';
import { Issued } from '../operations/parameters.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { letFor, marketCatalogue as catalogue, stall, stallRules, stallTakenBack } from '../testing/example.market.ts';
import { recordForum } from '../testing/record-foreign.ts';
import { Calendar } from './calendar.ts';

class LetStall extends CommandBody {
  @OptionalField() @UuidField() id?: string;
  @UnitCodeField() unit: string;
}

@Controller('members/stalls')
class StallController {
  constructor(private readonly commands: CommandHandler) {}

  @CreateCommand({ operationId: 'letStall', summary: 'Let a stall', roles: ['secretariat'], rules: [] })
  create(@Body() { id, unit }: LetStall, @Issued() command: IssuedCommand) {
    return this.commands.create(command, stall, id, { unit, organisations: [] }, (state, { effectiveOn }) =>
      letFor(state, unit, addDays(effectiveOn, 30), effectiveOn),
    );
  }

  @EntityCommand('let-again', {
    operationId: 'letStallAgain',
    summary: 'Let a stall for another 30 days',
    roles: ['secretariat'],
    rules: [[stallRules, ['not-let']]],
  })
  again(@Param('id') id: string, @Body() _body: CommandBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, stall, id, (state, { effectiveOn }) =>
      letFor(state, state.status === 'none' ? '' : state.unit, addDays(effectiveOn, 30), effectiveOn),
    );
  }
}

@Module({ controllers: [StallController] })
class MarketModule {
  constructor(calendar: Calendar) {
    calendar.keep(stall);
  }
}

const as = [{ role: 'secretariat' as const }];

describe('the calendar', () => {
  let app: TestApp;
  const letStall = async (body: object = {}): Promise<string> =>
    (await app.http('POST', '/members/stalls', { as, body: { unit: 'UG-402', ...body } })).body.id;
  const events = async (id: string) =>
    (await app.store.readStream(`stall-${id}`)).events.map(({ id: event, type, effectiveOn, meta, time }) => ({
      event,
      what: type.slice('members.Stall'.length),
      effectiveOn,
      time,
      policy: meta.policy,
      ground: meta.ground,
    }));
  const told = async (id: string) => (await events(id)).map(({ what, effectiveOn }) => `${what} ${effectiveOn}`);

  beforeEach(async () => {
    app = await createTestApp({ modules: [MarketModule], catalogue, clock: '2026-03-02T09:00:00.000Z' });
    await recordForum(app);
    await app.settle();
  });
  afterEach(() => app.close());

  it('takes each step when its date comes, and no step twice', async () => {
    const id = await letStall();
    expect(await app.keepCalendar()).toBe(0);
    app.clock.set('2026-03-25T09:00:00.000Z');
    expect(await app.keepCalendar()).toBe(1);
    expect(await app.keepCalendar()).toBe(0);
    expect(await told(id)).toEqual(['Let 2026-03-02', 'EndNeared 2026-03-25']);
    app.clock.set('2026-04-02T09:00:00.000Z');
    await app.keepCalendar();
    expect(await told(id)).toEqual(['Let 2026-03-02', 'EndNeared 2026-03-25', 'TakenBack 2026-04-02']);
  });

  it('says who acted, and by which rule', async () => {
    const id = await letStall();
    app.clock.set('2026-03-25T09:00:00.000Z');
    await app.keepCalendar();
    expect((await events(id))[1]).toMatchObject({ policy: 'members.calendar', ground: 'stall.end-nears' });
  });

  it('is right after days of downtime: late comes to the same as in time, down to the ids of the events', async () => {
    const late = await letStall();
    app.clock.set('2026-05-20T09:00:00.000Z');
    await app.keepCalendar();
    const steps = await events(late);
    expect(steps.map(({ what, effectiveOn }) => `${what} ${effectiveOn}`)).toEqual([
      'Let 2026-03-02',
      'EndNeared 2026-03-25',
      'TakenBack 2026-04-02',
    ]);
    expect(steps[2]!.time.slice(0, 10)).toBe('2026-05-20');

    const other = await createTestApp({ modules: [MarketModule], catalogue, clock: '2026-03-02T09:00:00.000Z' });
    try {
      await recordForum(other);
      const id = 'e0000000-0000-4000-8000-000000000001';
      const ids = [];
      for (const one of [app, other]) {
        one.clock.set('2026-06-01T09:00:00.000Z');
        await one.http('POST', '/members/stalls', { as, body: { id, unit: 'UG-402' } });
        for (const date of one === app ? ['2026-06-24', '2026-07-02'] : ['2026-09-01']) {
          one.clock.set(`${date}T09:00:00.000Z`);
          await one.keepCalendar();
        }
        const { events: recorded } = await one.store.readStream(`stall-${id}`);
        ids.push(recorded.slice(1).map((event) => event.id));
      }
      expect(ids[0]).toHaveLength(2);
      expect(ids[0]).toEqual(ids[1]);
    } finally {
      await other.close();
    }
  });

  it('goes before a command: what was due up to its date is recorded first, and no more', async () => {
    const id = await letStall();
    app.clock.set('2026-03-28T09:00:00.000Z');
    expect((await app.http('POST', `/members/stalls/${id}/let-again`, { as, body: {} })).status).toBe(200);
    expect(await told(id)).toEqual(['Let 2026-03-02', 'EndNeared 2026-03-25', 'Let 2026-03-28']);

    app.clock.set('2026-06-01T09:00:00.000Z');
    const refused = await app.http('POST', `/members/stalls/${id}/let-again`, { as, body: {} });
    expect(refused).toMatchObject({ status: 409, body: { code: 'stall.not-let' } });
    expect((await told(id)).slice(3)).toEqual(['EndNeared 2026-04-20', 'TakenBack 2026-04-28']);
  });

  it('lets a command that holds from an earlier date come first', async () => {
    const id = await letStall();
    app.clock.set('2026-06-01T09:00:00.000Z');
    const body = { effectiveOn: '2026-03-20' };
    expect((await app.http('POST', `/members/stalls/${id}/let-again`, { as, body })).status).toBe(200);
    await app.keepCalendar();
    expect(await told(id)).toEqual([
      'Let 2026-03-02',
      'Let 2026-03-20',
      'EndNeared 2026-04-12',
      'TakenBack 2026-04-20',
    ]);
  });

  it('takes the steps of many in the order of date, rank and entity, whoever they belong to', async () => {
    const dates = ['2026-02-20', '2026-01-31', '2026-02-13', '2026-02-20'];
    const ids = [];
    for (const effectiveOn of dates) ids.push(await letStall({ effectiveOn }));
    const { sequence } = await app.store.head();
    app.clock.set('2026-03-23T09:00:00.000Z');
    await app.keepCalendar();
    const { events: after } = await app.store.readAll({ after: sequence, limit: 100 });
    const order = after.map(({ bytes }) => {
      const { type, effectiveOn, stream } = JSON.parse(new TextDecoder().decode(bytes));
      const rank = type === stallTakenBack.type ? '10' : '20';
      return `${effectiveOn} ${rank} ${stream}`;
    });
    expect(order).toHaveLength(8);
    expect(order).toEqual([...order].sort());
  });

  it('counts days in the zone of the unit', async () => {
    const id = await letStall(); // Kampala is three hours ahead of UTC
    app.clock.set('2026-03-24T20:59:00.000Z');
    expect(await app.keepCalendar()).toBe(0);
    app.clock.set('2026-03-24T21:00:00.000Z');
    expect(await app.keepCalendar()).toBe(1);
    expect(await told(id)).toEqual(['Let 2026-03-02', 'EndNeared 2026-03-25']);
  });

  it('and commands at the same moment take a step once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => letStall()));
    app.clock.set('2026-03-28T09:00:00.000Z');
    await app.settle();
    await Promise.all([
      app.app.get(Calendar).run(),
      ...ids.map((id) => app.http('POST', `/members/stalls/${id}/let-again`, { as, body: {} })),
      app.app.get(Calendar).run(),
    ]);
    for (const id of ids) {
      expect(await told(id)).toEqual(['Let 2026-03-02', 'EndNeared 2026-03-25', 'Let 2026-03-28']);
    }
  });

  it('tells how many steps it could not take, and how long the oldest is overdue', async () => {
    await letStall();
    app.clock.set('2026-03-28T09:00:00.000Z');
    const append = app.store.append.bind(app.store);
    app.store.append = () => Promise.reject(new Error('no disk'));
    const calendar = app.app.get(Calendar);
    await calendar.run();
    expect(calendar.report('members')).toMatchObject({ failed: 1, daysLate: 3 });
    expect(calendar.report('capacity')).toMatchObject({ failed: 0, daysLate: 0 });
    expect((await app.http('GET', '/metrics')).text).toContain('baraza_calendar_late_days{service="members"} 3');
    app.store.append = append;
    expect(await app.keepCalendar()).toBe(1);
    expect(calendar.report('members')).toMatchObject({ failed: 0, daysLate: 0 });
  });

  it('keeps on by itself once it is started', async () => {
    const id = await letStall();
    app.app.get(Calendar).start();
    app.clock.set('2026-03-25T09:00:00.000Z');
    const until = Date.now() + 10_000;
    while ((await events(id)).length < 2 && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
    expect(await told(id)).toEqual(['Let 2026-03-02', 'EndNeared 2026-03-25']);
  });
});
