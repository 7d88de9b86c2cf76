import {
  campaignAssignmentHandedIn,
  campaignDecided,
  coalitionFormed,
  derivedId,
  type SequencedEvent,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { MemoryReadStore } from '@baraza/read-models';
import {
  type CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  ReferenceFacts,
  type TestApp,
} from '@baraza/service-kit';
import { LEAD } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { DraftCampaignWhenCoalitionDecidesToCampaign } from './draft-campaign-when-coalition-decides-to-campaign.policy.ts';
import { campaignOf } from './draft-campaign-when-launch-programme-completed.policy.ts';

const policy = 'campaigns.draft-campaign-when-coalition-decides-to-campaign';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const { title, cause, unit, themes, struggles } = campaignDecided.example.campaign;
const { coalition } = campaignDecided.example;
const DECISION = derivedId('decision', 'to campaign');

describe('when a coalition decides to campaign, the campaign is drafted as it decided', () => {
  let app: TestApp;
  const decide = (lead = LEAD, more: object = {}) =>
    recordForeign(app, {
      type: 'coalitions.CampaignDecided',
      id: DECISION,
      data: { coalition, campaign: { ...campaignDecided.example.campaign, lead, ...more } },
      effectiveOn: '2026-02-27',
    });
  const draftOf = (event: SequencedEvent) =>
    app.http('GET', `/campaigns/campaigns/${campaignOf(event.id)}`, { as: officer });
  const outcomeOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).find((outcome) => outcome.event === event.id);
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, LEAD);
    await recordForeign(app, { type: 'coalitions.CoalitionFormed', id: coalition, data: coalitionFormed.example });
    await app.settle();
  });
  afterAll(() => app.close());

  it('led by whom it named, on its behalf, and it says what it grew from', async () => {
    const [first, second] = [await decide(), await decide(LEAD, { title: 'A clinic that opens' })];
    await app.settle();
    expect((await draftOf(first)).body).toMatchObject({
      ...{ id: campaignOf(first.id), status: 'draft', since: '2026-02-27' },
      ...{ title, cause, unit, themes, lead: LEAD, coalition },
      grewFrom: [
        { kind: 'decision', id: DECISION },
        { kind: 'struggle', id: struggles[0] },
      ],
    });
    expect((await draftOf(second)).body).toMatchObject({ title: 'A clinic that opens' });
  });

  it('and from the programme in which its lead learned to launch one', async () => {
    const trained = derivedId('organisation', 'trained');
    await recordOrganisation(app, trained);
    const { programme } = campaignAssignmentHandedIn.example;
    await recordForeign(app, {
      type: 'capacity.CampaignAssignmentHandedIn',
      id: derivedId('enrolment', 'trained'),
      data: { ...campaignAssignmentHandedIn.example, organisation: trained },
      effectiveOn: '2026-02-20',
    });
    const decided = await decide(trained);
    await app.settle();
    expect((await draftOf(decided)).body.grewFrom).toContainEqual({ kind: 'programme', id: programme });
  });

  it('its event names the policy and what caused it', async () => {
    const decided = await decide();
    await app.settle();
    const { events } = await app.store.readStream(`campaign-${campaignOf(decided.id)}`);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'campaigns.CampaignDrafted',
      tags: [
        ...[`unit:${unit}`, `org:${LEAD}`, `coalition:${coalition}`, ...themes.map((theme) => `theme:${theme}`)],
        ...[`decision:${DECISION}`, `struggle:${struggles[0]}`],
      ],
      meta: {
        policy,
        causationId: decided.id,
        correlationId: decided.meta.correlationId,
        basedOn: decided.sequence,
        actor: { roles: [] },
      },
    });
    expect(await outcomeOf(decided)).toMatchObject({ outcome: 'accepted', recorded: [events[0]!.id] });
  });

  it('once, however often the event comes', async () => {
    const decided = await decide();
    await app.settle();
    const head = (await app.store.head()).sequence;
    const reaction = app.app.get(DraftCampaignWhenCoalitionDecidesToCampaign);
    await reaction.decided(decided as never);
    await reaction.decided(decided as never);
    expect((await app.store.head()).sequence).toBe(head);
    expect(await outcomeOf(decided)).toMatchObject({ outcome: 'accepted' });
  });

  it('a draft that is refused is an outcome with its rule, and what comes after goes on', async () => {
    const refused = await decide(derivedId('organisation', 'nobody knows it'));
    const next = await decide();
    await app.settle();
    expect(await outcomeOf(refused)).toMatchObject({ outcome: 'refused', rule: 'campaign.lead-unknown', recorded: [] });
    expect((await draftOf(refused)).status).toBe(404);
    expect((await draftOf(next)).status).toBe(200);
  });

  it('after a crash between the event and the command', async () => {
    const decided = await decide();
    const { get } = { get: app.app.get.bind(app.app) };
    const failing = { create: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const before = new DraftCampaignWhenCoalitionDecidesToCampaign(
      get(Policies),
      failing,
      get(ReferenceFacts),
      get(KnownCoalitions),
      new MemoryReadStore(),
    );
    await expect(before.decided(decided as never)).rejects.toThrow('the process ends here');
    await app.app.get(DraftCampaignWhenCoalitionDecidesToCampaign).decided(decided as never);
    expect((await draftOf(decided)).status).toBe(200);
  });
});
