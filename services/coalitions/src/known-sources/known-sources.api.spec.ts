import {
  assessmentPlanned,
  campaignDrafted,
  campaignLeadChanged,
  conveningCalled,
  decisionProposed,
  demandMade,
  derivedId,
  type EventContract,
  goalAdopted,
  linkageProposed,
  programmePlanned,
  protectedStruggleReported,
  resolutionAdopted,
  serviceRequested,
  struggleReported,
  struggleVerified,
  surveyFindingPublished,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { water } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { MEMBER, toMember } from '../commitment/commitment.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const id = (name: string): string => derivedId('known-sources', name);
/** What others record, by what a promise or an alert calls it. */
const ELSEWHERE: Readonly<Record<string, EventContract>> = {
  ...{ resolution: resolutionAdopted, convening: conveningCalled, 'agenda-goal': goalAdopted },
  ...{ 'service-request': serviceRequested, linkage: linkageProposed, programme: programmePlanned },
  ...{ assessment: assessmentPlanned, campaign: campaignDrafted },
};

describe('what promises and alerts arise from', () => {
  let app: TestApp;
  let coalition: string;
  const post = (path: string, body: object) => app.http('POST', `/coalitions/${path}`, { as: secretariat, body });
  const promise = (kind: string, source: string) =>
    post('commitments', { ...toMember, arisingFrom: { kind, id: source } });
  const alert = (kind: string, source: string) =>
    post('alerts', { coalition, arisingFrom: { kind, id: source }, answerBy: '2026-03-16', what: 'Dry.' });
  const told = (contract: EventContract, name: string, more: object = {}) =>
    recordForeign(app, { type: contract.type, id: id(name), data: { ...(contract.example as object), ...more } });

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    await recordOrganisation(app, MEMBER);
    await app.settle();
    coalition = (await post('coalitions', water)).body.id;
  });
  afterAll(() => app.close());

  it.each(Object.entries(ELSEWHERE))(
    'a promise arises from a %s that there is, and from no other',
    async (kind, of) => {
      expect((await promise(kind, id(kind))).body).toMatchObject({ status: 422, rule: 'commitment.source-unknown' });
      await told(of, kind);
      // It waits for what is on record: nobody settles in between.
      expect([kind, (await promise(kind, id(kind))).status]).toEqual([kind, 201]);
    },
  );

  it('a promise arises from a demand of a campaign', async () => {
    await told(campaignDrafted, 'campaign of the demand');
    const demanded = { campaign: id('campaign of the demand') };
    expect((await promise('demand', id('demand'))).body.rule).toBe('commitment.source-unknown');
    await told(demandMade, 'demand', demanded);
    expect((await promise('demand', id('demand'))).status).toBe(201);
  });

  it('a promise arises from a finding that was published', async () => {
    const finding = id('finding');
    expect((await promise('survey-finding', finding)).body.rule).toBe('commitment.source-unknown');
    await told(surveyFindingPublished, 'survey', { finding });
    expect((await promise('survey-finding', finding)).status).toBe(201);
  });

  it('a promise of what a coalition decided says which coalition that is', async () => {
    const decision = id('decision');
    await told(decisionProposed, 'decision', { coalition });
    const made = await promise('decision', decision);
    const { body } = await app.http('GET', `/coalitions/commitments/${made.body.id}`, { as: secretariat });
    expect(body.arisingFrom).toEqual({ kind: 'decision', id: decision, within: coalition });
    expect((await promise('coalition', coalition)).status).toBe(201);
    for (const kind of ['decision', 'coalition']) {
      expect((await promise(kind, id('nothing'))).body.rule).toBe('commitment.source-unknown');
    }
  });

  it('an alert arises from a promise, a decision, or what others record', async () => {
    const made = (await promise('coalition', coalition)).body.id;
    await told(campaignDrafted, 'campaign');
    await told(demandMade, 'demanded', { campaign: id('campaign') });
    expect([(await alert('commitment', made)).status, (await alert('demand', id('demanded'))).status]).toEqual([
      201, 201,
    ]);
    for (const kind of ['commitment', 'decision', 'demand', 'struggle', 'campaign', 'convening']) {
      expect([kind, (await alert(kind, id('nothing'))).body.rule]).toEqual([kind, 'alert.source-unknown']);
    }
  });

  it('a struggle is one from its report on, and one that the desk hides from its verification on', async () => {
    await told(struggleReported, 'reported');
    expect((await alert('struggle', id('reported'))).status).toBe(201);
    await told(protectedStruggleReported, 'hidden');
    expect((await alert('struggle', id('hidden'))).body.rule).toBe('alert.source-unknown');
    const { finding: _, ...verified } = struggleVerified.example;
    await recordForeign(app, { type: struggleVerified.type, id: id('hidden'), data: verified });
    expect((await alert('struggle', id('hidden'))).status).toBe(201);
  });

  it('what is a protected organisation’s own is as what is not', async () => {
    const organisation = id('to be protected');
    await recordOrganisation(app, organisation);
    for (const one of [serviceRequested, assessmentPlanned]) await told(one, `its ${one.type}`, { organisation });
    const { coalition: _, ...alone } = campaignDrafted.example;
    const data = { ...alone, lead: organisation };
    await recordForeign(app, { type: campaignDrafted.type, id: id('its campaign'), data });
    await told(demandMade, 'its demand', { campaign: id('its campaign') });
    const asked = () =>
      Promise.all([
        promise('service-request', id(`its ${serviceRequested.type}`)),
        promise('assessment', id(`its ${assessmentPlanned.type}`)),
        promise('campaign', id('its campaign')),
        promise('demand', id('its demand')),
      ]);
    expect((await asked()).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const protection = { organisation, protection: id('pseudonym'), unit: 'UG-402' };
    await recordForeign(app, { type: 'members.OrganisationProtected', id: organisation, data: protection });
    await app.settle();
    const answers = await asked();
    expect(answers.map(({ body }) => body.rule)).toEqual(answers.map(() => 'commitment.source-unknown'));
    await told(campaignLeadChanged, 'its campaign', { former: organisation, lead: MEMBER });
    await app.settle();
    expect((await promise('demand', id('its demand'))).status).toBe(201);
  });
});
