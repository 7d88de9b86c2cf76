import { campaignAssignmentHandedIn, derivedId, launchAssignmentGiven, type SequencedEvent } from '@baraza/contracts';
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
import { DraftCampaignWhenLaunchEnrolmentCompleted } from './draft-campaign-when-launch-enrolment-completed.policy.ts';
import { campaignOf } from './campaign-of-assignment.pure.ts';

const policy = 'campaigns.draft-campaign-when-launch-enrolment-completed';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const { title, cause, campaignUnit: unit, themes } = campaignAssignmentHandedIn.example;

describe('when an enrolment in a launch programme is completed, the campaign worked out in it becomes a draft', () => {
  let app: TestApp;
  let assigned = 0;
  /** Each of a title of its own. */
  const assign = (organisation = LEAD, more: object = { title: `${title} ${++assigned}` }) =>
    recordForeign(app, {
      type: 'capacity.CampaignAssignmentHandedIn',
      id: campaignAssignmentHandedIn.example.cohort,
      data: { ...campaignAssignmentHandedIn.example, programme: PROGRAMME, organisation, ...more },
      effectiveOn: '2026-02-27',
    });
  const idOf = ({ data }: SequencedEvent) =>
    campaignOf({ ...(data as { organisation: string; title: string }), programme: PROGRAMME });
  const draftOf = (event: SequencedEvent) => app.http('GET', `/campaigns/campaigns/${idOf(event)}`, { as: officer });
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

  it('led by who worked it out, and it says what it grew from', async () => {
    const [first, second] = [await assign(LEAD, {}), await assign(LEAD, { title: 'A clinic that opens' })];
    await app.settle();
    expect((await draftOf(first)).body).toEqual({
      ...{ id: idOf(first), status: 'draft', since: '2026-02-27' },
      ...{ title, cause, unit, themes, lead: LEAD },
      grewFrom: [{ kind: 'programme', id: PROGRAMME }],
      ...{ goals: [], struggles: [], powerMaps: [], leadLost: [] },
    });
    expect((await draftOf(second)).body).toMatchObject({ title: 'A clinic that opens' });
  });

  it('its event names the policy and what caused it', async () => {
    const assignment = await assign();
    await app.settle();
    const { events } = await app.store.readStream(`campaign-${idOf(assignment)}`);
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
    const reaction = app.app.get(DraftCampaignWhenLaunchEnrolmentCompleted);
    await reaction.handedIn(assignment as never);
    await reaction.handedIn(assignment as never);
    expect((await app.store.head()).sequence).toBe(head);
    expect(await outcomeOf(assignment)).toMatchObject({ outcome: 'accepted' });
  });

  it('once, where the programme leaves the same one at its end, whichever of the two is heard first', async () => {
    const left = (data: object) =>
      recordForeign(app, {
        type: 'capacity.LaunchAssignmentGiven',
        id: PROGRAMME,
        data: { ...launchAssignmentGiven.example, organisation: LEAD, ...data },
        effectiveOn: '2026-02-28',
      });
    const drafted = async (event: SequencedEvent) => (await app.store.readStream(`campaign-${idOf(event)}`)).events;
    const handedIn = await assign(LEAD, { title: 'A road that lasts' });
    await app.settle();
    await left({ title: 'A  road that lasts ' });
    await app.settle();
    expect(await drafted(handedIn)).toMatchObject([{ meta: { causationId: handedIn.id } }]);
    const first = await left({ title: 'A school with a roof' });
    await app.settle();
    const again = await assign(LEAD, { title: 'A school with a roof' });
    await app.settle();
    expect(await drafted(again)).toMatchObject([{ meta: { causationId: first.id } }]);
    expect(await outcomeOf(again)).toMatchObject({ outcome: 'nothing-to-do', recorded: [] });
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
    const before = new DraftCampaignWhenLaunchEnrolmentCompleted(
      get(Policies),
      failing,
      get(ReferenceFacts),
      get(KnownCoalitions),
    );
    await expect(before.handedIn(assignment as never)).rejects.toThrow('the process ends here');
    await app.app.get(DraftCampaignWhenLaunchEnrolmentCompleted).handedIn(assignment as never);
    expect((await draftOf(assignment)).status).toBe(200);
  });
});
