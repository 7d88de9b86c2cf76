import {
  campaignDrafted,
  campaignLaunched,
  campaignLeadChanged,
  decisionTaken,
  derivedId,
  type SequencedEvent,
  struggleVerified,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { MemoryReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  ReferenceFacts,
  type TestApp,
} from '@baraza/service-kit';
import { FARMERS, water, WOMEN } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { AnswerAlertWhenCoalitionDecides } from './answer-alert-when-coalition-decides.policy.ts';
import { CloseAlertWhenStruggleJoined } from './close-alert-when-struggle-joined.policy.ts';
import { alertOfStruggle, RaiseAlertWhenStruggleVerified } from './raise-alert-when-struggle-verified.policy.ts';

const { finding: _, ...example } = struggleVerified.example;
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const policies = ['coalitions.raise-alert-when-struggle-verified', 'coalitions.answer-alert-when-coalition-decides'];
const failing = {
  create: () => Promise.reject(new Error('the process ends here')),
  run: () => Promise.reject(new Error('the process ends here')),
  load: (...asked: Parameters<CommandHandler['load']>) => handler.load(...asked),
} as unknown as CommandHandler;
let handler: CommandHandler;

describe('alerts by policy', () => {
  let app: TestApp;
  let told = 0;
  const aNew = (what: string): string => derivedId('alerts-by-policy', what, String((told += 1)));
  const read = (id: string) => app.http('GET', `/coalitions/alerts/${id}`, { as: secretariat });
  const head = async () => (await app.store.head()).sequence;
  const outcomesOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies, limit: 1_000 });
    return documents.map(({ doc }) => doc).filter((outcome) => outcome.event === event.id);
  };
  const form = async (more: object = {}) =>
    (await app.http('POST', '/coalitions/coalitions', { as: secretariat, body: { ...water, ...more } })).body
      .id as string;
  const verify = (id: string, more: object = {}) =>
    recordForeign(app, {
      type: 'campaigns.StruggleVerified',
      id,
      data: { ...example, unit: 'UG-402', themes: ['governance'], ...more },
      effectiveOn: '2026-03-02',
    });
  const decide = (coalition: string, alert: string, more: object = {}) =>
    recordForeign(app, {
      type: 'coalitions.DecisionTaken',
      id: aNew('decision'),
      data: { ...decisionTaken.example, coalition, about: { kind: 'alert', id: alert }, ...more },
      effectiveOn: '2026-03-02',
    });
  const draft = (coalition: string, grewFrom: readonly object[], lead = FARMERS) =>
    recordForeign(app, {
      type: 'campaigns.CampaignDrafted',
      id: aNew('campaign'),
      data: { ...campaignDrafted.example, coalition, grewFrom, lead },
      effectiveOn: '2026-03-02',
    });
  const idOf = ({ stream }: SequencedEvent) => stream.slice('campaign-'.length);
  const ofCampaign = (drafted: SequencedEvent, type: string, data: object) =>
    recordForeign(app, { type, id: idOf(drafted), data, effectiveOn: '2026-03-02' });
  const launch = (drafted: SequencedEvent, coalition: string, lead = FARMERS) =>
    ofCampaign(drafted, 'campaigns.CampaignLaunched', { ...campaignLaunched.example, coalition, lead });
  const seat = async (coalition: string, organisation = FARMERS) => {
    for (const [verb, more] of [
      ['invite', { role: 'participant' }],
      ['accept', {}],
    ] as const) {
      const path = `/coalitions/coalitions/${coalition}/${verb}`;
      await app.http('POST', path, { as: secretariat, body: { organisation, ...more } });
    }
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    handler = app.app.get(CommandHandler);
    await recordForum(app);
    for (const organisation of [FARMERS, WOMEN]) await recordOrganisation(app, organisation);
    await app.settle();
  });
  afterAll(() => app.close());

  describe('a struggle that is verified', () => {
    const reaction = () => app.app.get(RaiseAlertWhenStruggleVerified);

    it('is put before each active coalition of its theme in its unit or above, and before no other', async () => {
      const themes = ['education'];
      const [own, above, off, elsewhere, over] = [
        await form({ themes: ['education', 'social-justice'] }),
        await form({ themes, unit: 'WAN' }),
        await form({ themes: ['human-rights'] }),
        await form({ themes, unit: 'UG-411' }),
        await form({ themes }),
      ];
      await app.http('POST', `/coalitions/coalitions/${over}/wind-down`, { as: secretariat, body: { ground: 'done' } });
      await app.settle();
      const struggle = aNew('struggle');
      const event = await verify(struggle, { themes: ['education', 'governance'] });
      await app.settle();
      expect((await read(alertOfStruggle(struggle, own))).body).toMatchObject({
        ...{ status: 'raised', coalition: own, unit: 'UG-402', themes: ['education'], answerBy: '2026-03-16' },
        arisingFrom: { kind: 'struggle', id: struggle },
      });
      expect((await read(alertOfStruggle(struggle, above))).status).toBe(200);
      for (const none of [off, elsewhere, over]) {
        expect((await read(alertOfStruggle(struggle, none))).status).toBe(404);
      }
      const { events } = await app.store.readStream(`alert-${alertOfStruggle(struggle, own)}`);
      expect(events).toMatchObject([
        {
          tags: expect.arrayContaining([`struggle:${struggle}`, `coalition:${own}`, 'unit:UG-402']),
          meta: { policy: policies[0], causationId: event.id },
        },
      ]);
    });

    it('is put before it once, however often it is heard of or verified', async () => {
      const coalition = await form({ themes: ['governance'] });
      const struggle = aNew('struggle');
      const event = await verify(struggle);
      await app.settle();
      const before = await head();
      for (const _ of [1, 2]) await reaction().verified(event as never);
      expect(await head()).toBe(before);
      const again = await verify(struggle);
      await app.settle();
      expect(await head()).toBe(before + 1);
      expect(await outcomesOf(again)).toContainEqual(
        expect.objectContaining({ outcome: 'refused', rule: 'alert.raised-once' }),
      );
      expect((await read(alertOfStruggle(struggle, coalition))).status).toBe(200);
    });

    it('is put before a coalition that was formed before it, though its news come later; and before none that was formed after', async () => {
      const themes = ['development'];
      const coalition = await form({ themes });
      const struggle = aNew('struggle');
      const later = new RaiseAlertWhenStruggleVerified(
        app.app.get(Policies),
        handler,
        app.app.get(ReferenceFacts),
        new MemoryReadStore(),
      );
      const event = await verify(struggle, { themes });
      const next = await form({ themes });
      await later.verified(event as never);
      for (const id of [next, coalition]) {
        const { events } = await app.store.readStream(`coalition-${id}`);
        await later.formed(events[0] as never);
      }
      expect((await read(alertOfStruggle(struggle, coalition))).status).toBe(200);
      await app.settle();
      expect((await read(alertOfStruggle(struggle, next))).status).toBe(404);
    });

    it('is put before it after a crash between the event and the command', async () => {
      const themes = ['environment-and-climate-change'];
      const coalition = await form({ themes });
      await app.settle();
      const struggle = aNew('struggle');
      const event = await verify(struggle, { themes });
      const get = app.app.get.bind(app.app);
      const before = new RaiseAlertWhenStruggleVerified(
        get(Policies),
        failing,
        get(ReferenceFacts),
        new MemoryReadStore(),
      );
      const { events } = await app.store.readStream(`coalition-${coalition}`);
      await before.formed(events[0] as never);
      await expect(before.verified(event as never)).rejects.toThrow('the process ends here');
      await reaction().verified(event as never);
      expect((await read(alertOfStruggle(struggle, coalition))).status).toBe(200);
    });
  });

  describe('a struggle that is joined to another', () => {
    const join = (struggle: string, to: string) =>
      recordForeign(app, {
        ...{ type: 'campaigns.StruggleJoined', id: struggle, data: { to }, effectiveOn: '2026-03-02' },
      });
    const statusOf = async (struggle: string, of: string) => {
      const { body } = await read(alertOfStruggle(struggle, of));
      return [body.status, body.result];
    };
    const themes = ['governance'];

    it('is answered with that, where a coalition is alerted of both, whichever of them it hears of first', async () => {
      const [own, other] = [await form({ themes, unit: 'UG-402' }), await form({ themes: ['education'] })];
      await app.settle();
      const [one, to, late] = [aNew('struggle'), aNew('struggle'), aNew('struggle')];
      await verify(one, { themes: ['governance', 'education'] });
      await verify(to);
      await join(one, to);
      await join(late, to);
      await verify(late);
      await app.settle();
      expect(await statusOf(one, own)).toEqual(['closed', 'overtaken']);
      expect(await statusOf(late, own)).toEqual(['closed', 'overtaken']);
      expect(await statusOf(to, own)).toEqual(['raised', undefined]);
      expect(await statusOf(one, other)).toEqual(['raised', undefined]);
    });

    it('once, however often it is heard of, and after a crash between the event and the command', async () => {
      const own = await form({ themes, unit: 'UG-402' });
      await app.settle();
      const [one, to] = [aNew('struggle'), aNew('struggle')];
      await verify(one);
      await verify(to);
      await app.settle();
      const store = new MemoryReadStore();
      const dying = new CloseAlertWhenStruggleJoined(app.app.get(Policies), failing, store);
      for (const struggle of [one, to]) {
        const { events } = await app.store.readStream(`alert-${alertOfStruggle(struggle, own)}`);
        await dying.raised(events[0] as never);
      }
      const joined = await join(one, to);
      await expect(dying.joined(joined as never)).rejects.toThrow('the process ends here');
      await app.settle();
      expect(await statusOf(one, own)).toEqual(['closed', 'overtaken']);
      const before = await head();
      await app.app.get(CloseAlertWhenStruggleJoined).joined(joined as never);
      expect(await head()).toBe(before);
    });
  });

  describe('what a coalition decides', () => {
    const reaction = () => app.app.get(AnswerAlertWhenCoalitionDecides);
    const anAlert = async () => {
      const coalition = await form({ themes: ['human-rights'] });
      await seat(coalition);
      const raised = await app.http('POST', '/coalitions/alerts', {
        as: secretariat,
        body: { coalition, arisingFrom: { kind: 'own-accord' }, answerBy: '2026-03-16', what: 'Dry.' },
      });
      return { coalition, alert: raised.body.id as string };
    };

    it('on an alert is its position, and a campaign that grew from the decision its action once it is launched', async () => {
      const { coalition, alert } = await anAlert();
      const taken = await decide(coalition, alert);
      const decision = taken.stream.slice('decision-'.length);
      const drafted = await draft(coalition, [{ kind: 'decision', id: decision }]);
      await app.settle();
      expect((await read(alert)).body).toMatchObject({ status: 'positioned', actions: [] });
      const launched = await launch(drafted, coalition);
      await app.settle();
      expect((await read(alert)).body).toMatchObject({
        status: 'acting',
        positions: [{ decision }],
        actions: [{ kind: 'campaign', id: idOf(drafted) }],
      });
      const { events } = await app.store.readStream(`alert-${alert}`);
      expect(events.slice(1).map(({ type, meta }) => [type, meta.policy, meta.causationId])).toEqual([
        ['coalitions.AlertPositionTaken', policies[1], taken.id],
        ['coalitions.AlertActionBegun', policies[1], launched.id],
      ]);
    });

    it('comes to the same however often it is heard of, and in whatever order', async () => {
      const { coalition, alert } = await anAlert();
      const taken = await decide(coalition, alert);
      const drafted = await draft(coalition, [{ kind: 'decision', id: taken.stream.slice('decision-'.length) }]);
      const launched = await launch(drafted, coalition);
      const alone = new AnswerAlertWhenCoalitionDecides(app.app.get(Policies), handler, new MemoryReadStore());
      await alone.drafted(drafted as never);
      await alone.launched(launched as never);
      await alone.decided(taken as never);
      expect((await read(alert)).body).toMatchObject({ status: 'acting', positions: [{}], actions: [{}] });
      await app.settle();
      const before = await head();
      for (const _ of [1, 2]) {
        await reaction().drafted(drafted as never);
        await reaction().launched(launched as never);
        await reaction().decided(taken as never);
      }
      expect(await head()).toBe(before);
    });

    it('is none where it was not adopted, is about something else, or is another coalition’s', async () => {
      const { coalition, alert } = await anAlert();
      await decide(coalition, alert, { outcome: 'no-quorum' });
      await decide(coalition, alert, { about: { kind: 'struggle', id: alert } });
      await decide(await form(), alert);
      await app.settle();
      expect((await read(alert)).body).toMatchObject({ status: 'raised', positions: [] });
    });

    it('is not acted on by a campaign whose lead has no seat, whatever it names, until one leads it that has', async () => {
      const { coalition, alert } = await anAlert();
      const taken = await decide(coalition, alert);
      const decision = taken.stream.slice('decision-'.length);
      const drafted = await draft(coalition, [{ kind: 'decision', id: decision }], WOMEN);
      await launch(drafted, coalition, WOMEN);
      await app.settle();
      expect((await read(alert)).body).toMatchObject({ status: 'positioned', actions: [] });
      const data = { ...campaignLeadChanged.example, former: WOMEN, lead: FARMERS };
      await ofCampaign(drafted, 'campaigns.CampaignLeadChanged', data);
      await app.settle();
      expect((await read(alert)).body).toMatchObject({ status: 'acting', actions: [{ id: idOf(drafted) }] });
    });

    it('is not waited for by a campaign that grew from the struggle of an alert, whichever comes first', async () => {
      const themes = ['social-justice'];
      const coalition = await form({ themes });
      await seat(coalition);
      await app.settle();
      const [struggle, other] = [aNew('struggle'), aNew('struggle')];
      await verify(struggle, { themes });
      await app.settle();
      const drafted = await draft(coalition, [
        { kind: 'struggle', id: struggle },
        { kind: 'struggle', id: other },
      ]);
      await launch(drafted, coalition);
      await app.settle();
      await verify(other, { themes });
      await app.settle();
      for (const one of [struggle, other]) {
        expect((await read(alertOfStruggle(one, coalition))).body).toMatchObject({
          status: 'acting',
          actions: [{ kind: 'campaign', id: idOf(drafted) }],
        });
      }
    });

    it('answers its alert after a crash between the event and the command', async () => {
      const { coalition, alert } = await anAlert();
      const taken = await decide(coalition, alert);
      const get = app.app.get.bind(app.app);
      const before = new AnswerAlertWhenCoalitionDecides(get(Policies), failing, new MemoryReadStore());
      await expect(before.decided(taken as never)).rejects.toThrow('the process ends here');
      await reaction().decided(taken as never);
      expect((await read(alert)).body).toMatchObject({ status: 'positioned' });
    });
  });
});
