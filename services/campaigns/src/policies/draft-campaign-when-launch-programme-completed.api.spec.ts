import { derivedId, launchAssignmentGiven, type SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
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
import { LEAD, PROGRAMME } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import {
  campaignOf,
  DraftCampaignWhenLaunchProgrammeCompleted,
} from './draft-campaign-when-launch-programme-completed.policy.ts';

const policy = 'campaigns.draft-campaign-when-launch-programme-completed';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const { title, cause, unit, themes } = launchAssignmentGiven.example;

describe('when a launch programme is completed, each assignment becomes a draft', () => {
  let app: TestApp;
  const assign = (organisation = LEAD, more: object = {}) =>
    recordForeign(app, {
      type: 'capacity.LaunchAssignmentGiven',
      id: PROGRAMME,
      data: { ...launchAssignmentGiven.example, organisation, ...more },
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
    await app.settle();
  });
  afterAll(() => app.close());

  it('one for each, led by the organisation it was left to, and it says what it grew from', async () => {
    const [first, second] = [await assign(), await assign(LEAD, { title: 'A clinic that opens' })];
    await app.settle();
    expect((await draftOf(first)).body).toEqual({
      ...{ id: campaignOf(first.id), status: 'draft', since: '2026-02-27' },
      ...{ title, cause, unit, themes, lead: LEAD },
      grewFrom: [{ kind: 'programme', id: PROGRAMME }],
      ...{ goals: [], struggles: [], leadLost: [] },
    });
    expect((await draftOf(second)).body).toMatchObject({ title: 'A clinic that opens' });
  });

  it('its event names the policy and what caused it', async () => {
    const assignment = await assign();
    await app.settle();
    const { events } = await app.store.readStream(`campaign-${campaignOf(assignment.id)}`);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'campaigns.CampaignDrafted',
      tags: [`unit:${unit}`, `org:${LEAD}`, ...themes.map((theme) => `theme:${theme}`), `programme:${PROGRAMME}`],
      meta: {
        policy,
        causationId: assignment.id,
        correlationId: assignment.meta.correlationId,
        basedOn: assignment.sequence,
        actor: { roles: [] },
      },
    });
    expect(await outcomeOf(assignment)).toMatchObject({ outcome: 'accepted', recorded: [events[0]!.id] });
  });

  it('once, however often the event comes', async () => {
    const assignment = await assign();
    await app.settle();
    const head = (await app.store.head()).sequence;
    const reaction = app.app.get(DraftCampaignWhenLaunchProgrammeCompleted);
    await reaction.assignmentGiven(assignment as never);
    await reaction.assignmentGiven(assignment as never);
    expect((await app.store.head()).sequence).toBe(head);
    expect(await outcomeOf(assignment)).toMatchObject({ outcome: 'accepted' });
  });

  it('a draft that is refused is an outcome with its rule, and what comes after goes on', async () => {
    const refused = await assign(derivedId('organisation', 'nobody knows it'));
    const next = await assign();
    await app.settle();
    expect(await outcomeOf(refused)).toMatchObject({ outcome: 'refused', rule: 'campaign.lead-unknown', recorded: [] });
    expect((await draftOf(refused)).status).toBe(404);
    expect((await draftOf(next)).status).toBe(200);
  });

  it('after a crash between the event and the command', async () => {
    const assignment = await assign();
    const { get } = { get: app.app.get.bind(app.app) };
    const failing = { create: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const before = new DraftCampaignWhenLaunchProgrammeCompleted(
      get(Policies),
      failing,
      get(ReferenceFacts),
      get(KnownCoalitions),
    );
    await expect(before.assignmentGiven(assignment as never)).rejects.toThrow('the process ends here');
    await app.app.get(DraftCampaignWhenLaunchProgrammeCompleted).assignmentGiven(assignment as never);
    expect((await draftOf(assignment)).status).toBe(200);
  });
});
