import {
  demandAnswered,
  derivedId,
  resolutionAdopted,
  type SequencedEvent,
  surveyFindingPublished,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import {
  type CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  type TestApp,
} from '@baraza/service-kit';
import { CoalitionsModule } from '../coalitions.module.ts';
import { MEMBER, OTHER } from '../commitment/commitment.builders.ts';
import { CommitmentWriting } from '../commitment/commitment.writing.ts';
import { MakeCommitmentWhenDemandAccepted } from './make-commitment-when-demand-accepted.policy.ts';
import {
  commitmentOfResolution,
  MakeCommitmentWhenResolutionAdopted,
} from './make-commitment-when-resolution-adopted.policy.ts';
import {
  commitmentOfFinding,
  MakeCommitmentWhenSurveyFindingPublished,
} from './make-commitment-when-survey-finding-published.policy.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const policies = [
  'coalitions.make-commitment-when-resolution-adopted',
  'coalitions.make-commitment-when-survey-finding-published',
  'coalitions.make-commitment-when-demand-accepted',
];
const failing = {
  create: () => Promise.reject(new Error('the process ends here')),
  run: () => Promise.reject(new Error('the process ends here')),
} as unknown as CommandHandler;

describe('what was decided or found elsewhere becomes a promise in the register', () => {
  let app: TestApp;
  let told = 0;
  const aNew = (what: string): string => derivedId('make-commitments', what, String((told += 1)));
  const read = (id: string) => app.http('GET', `/coalitions/commitments/${id}`, { as: secretariat });
  const outcomeOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies, limit: 1_000 });
    return documents.map(({ doc }) => doc).find((outcome) => outcome.event === event.id);
  };
  const head = async () => (await app.store.head()).sequence;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    await recordOrganisation(app, MEMBER, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, OTHER, { membership: '20000000-0000-4000-8000-000000000002' });
    await app.settle();
  });
  afterAll(() => app.close());

  describe('a resolution that promises something', () => {
    const [policy] = policies;
    const reaction = () => app.app.get(MakeCommitmentWhenResolutionAdopted);
    const adopt = (id: string, more: object = {}) =>
      recordForeign(app, {
        type: 'members.ResolutionAdopted',
        id,
        data: { ...resolutionAdopted.example, ...more },
        effectiveOn: '2026-02-27',
      });
    const publish = (id: string, text = 'The forum opens a helpdesk.') => {
      const { unit, convening, number } = resolutionAdopted.example;
      return recordForeign(app, {
        type: 'members.ResolutionTextPublished',
        id,
        data: { unit, convening, number, text },
      });
    };

    it('is its owner’s promise, due when it is to be carried out, and gets the words that are published', async () => {
      const id = aNew('resolution');
      const adopted = await adopt(id);
      await app.settle();
      const promise = commitmentOfResolution(id);
      expect((await read(promise)).body).toMatchObject({
        ...{ status: 'made', direction: 'forum-to-members', madeOn: '2026-02-27', dueOn: '2026-09-30' },
        arisingFrom: { kind: 'resolution', id },
      });
      expect((await read(promise)).body).not.toHaveProperty('words');
      const published = await publish(id);
      await app.settle();
      expect((await read(promise)).body).toMatchObject({ words: 'The forum opens a helpdesk.' });
      const { events } = await app.store.readStream(`commitment-${promise}`);
      expect(events.map(({ type, tags, meta }) => [type, tags, meta.policy, meta.causationId])).toEqual([
        ['coalitions.CommitmentMade', expect.arrayContaining([`resolution:${id}`]), policy, adopted.id],
        ['coalitions.CommitmentWordsTakenOver', expect.anything(), policy, published.id],
      ]);
    });

    it('may be an organisation’s to another', async () => {
      const id = aNew('resolution');
      await adopt(id, {
        owner: { kind: 'organisation', organisation: MEMBER },
        promisee: { kind: 'organisation', organisation: OTHER },
      });
      await app.settle();
      expect((await read(commitmentOfResolution(id))).body).toMatchObject({
        direction: 'member-to-member',
        promisor: { id: MEMBER },
        promisee: { id: OTHER },
      });
    });

    it('is judged by any officer: nobody of the forum had a part in making it', async () => {
      const id = aNew('resolution');
      await adopt(id);
      await app.settle();
      const path = `/coalitions/commitments/${commitmentOfResolution(id)}/keep`;
      expect((await app.http('POST', path, { as: secretariat, body: {} })).status).toBe(200);
    });

    it('makes one promise, however often its events come', async () => {
      const id = aNew('resolution');
      const [adopted, published] = [await adopt(id), await publish(id)];
      await app.settle();
      const before = await head();
      for (const _ of [1, 2]) {
        await reaction().adopted(adopted as never);
        await reaction().textPublished(published as never);
      }
      expect(await head()).toBe(before);
      expect(await outcomeOf(adopted)).toMatchObject({ outcome: 'accepted' });
    });

    it('makes none where it promises nothing, and its text makes none either, in whatever order they come', async () => {
      const id = aNew('resolution');
      const { promisee: _, ...promisesNothing } = resolutionAdopted.example;
      const adopted = await recordForeign(app, { type: 'members.ResolutionAdopted', id, data: promisesNothing });
      const published = await publish(id);
      await app.settle();
      await reaction().textPublished(published as never);
      await reaction().adopted(adopted as never);
      expect((await read(commitmentOfResolution(id))).status).toBe(404);
      expect(await outcomeOf(adopted)).toBeUndefined();
    });

    it('leaves the words that officers published meanwhile', async () => {
      const id = aNew('resolution');
      await adopt(id);
      await app.settle();
      const path = `/coalitions/commitments/${commitmentOfResolution(id)}`;
      const by = (person: string, verb: string, body: object) =>
        app.http('POST', `${path}/${verb}`, { as: secretariat, person, body });
      await by('one', 'draft-words', { text: 'Ours.' });
      const { draft } = (await read(commitmentOfResolution(id))).body;
      await by('another', 'publish-words', { draft: draft.draft, text: 'Ours.' });
      const published = await publish(id);
      await app.settle();
      expect((await read(commitmentOfResolution(id))).body.words).toBe('Ours.');
      expect(await outcomeOf(published)).toMatchObject({ outcome: 'nothing-to-do' });
    });

    it('that cannot be a promise is an outcome with its rule, and what comes after goes on', async () => {
      const [refused, next] = [aNew('resolution'), aNew('resolution')];
      const promisee = { kind: 'organisation', organisation: aNew('a stranger') };
      const event = await adopt(refused, { promisee });
      await adopt(next);
      await app.settle();
      expect(await outcomeOf(event)).toMatchObject({ outcome: 'refused', rule: 'commitment.party-unknown' });
      expect((await read(commitmentOfResolution(next))).status).toBe(200);
    });

    it('makes its promise after a crash between the event and the command', async () => {
      const id = aNew('resolution');
      const event = await adopt(id);
      const { get } = { get: app.app.get.bind(app.app) };
      const before = new MakeCommitmentWhenResolutionAdopted(get(Policies), failing, get(CommitmentWriting));
      await expect(before.adopted(event as never)).rejects.toThrow('the process ends here');
      await reaction().adopted(event as never);
      expect((await read(commitmentOfResolution(id))).status).toBe(200);
    });
  });

  describe('a demand that a duty-bearer accepted', () => {
    const [, , policy] = policies;
    const reaction = () => app.app.get(MakeCommitmentWhenDemandAccepted);
    const { promise } = demandAnswered.example;
    const answer = (demand: string, commitment: string, more: object = {}) =>
      recordForeign(app, {
        type: 'campaigns.DemandAnswered',
        id: demand,
        data: { ...demandAnswered.example, promise: { ...promise!, commitment }, ...more },
        effectiveOn: '2026-02-27',
      });

    it('is the duty-bearer’s promise to citizens, under the id that the answer names, in the words demanded', async () => {
      const [demand, commitment] = [aNew('demand'), aNew('commitment')];
      const answered = await answer(demand, commitment);
      await app.settle();
      expect((await read(commitment)).body).toMatchObject({
        ...{ status: 'made', direction: 'duty-bearer-to-citizens', madeOn: '2026-02-27', dueOn: '2026-09-30' },
        promisor: { kind: 'duty-bearer', id: promise!.dutyBearer, name: promise!.office },
        promisee: { kind: 'citizens' },
        words: promise!.words,
        arisingFrom: { kind: 'demand', id: demand },
      });
      const { events } = await app.store.readStream(`commitment-${commitment}`);
      expect(events[0]).toMatchObject({
        tags: ['unit:UG-402', 'theme:social-justice', `demand:${demand}`, `duty-bearer:${promise!.dutyBearer}`],
        meta: { policy, causationId: answered.id },
      });
    });

    it('in part has no words yet', async () => {
      const commitment = aNew('commitment');
      const { words: _, ...inPart } = promise!;
      await answer(aNew('demand'), commitment, { answer: 'partly', promise: { ...inPart, commitment } });
      await app.settle();
      expect((await read(commitment)).body).not.toHaveProperty('words');
    });

    it('makes one promise for each answer, however often and in whatever order they come; a refusal makes none', async () => {
      const demand = aNew('demand');
      const [first, second] = [aNew('commitment'), aNew('commitment')];
      const { promise: _, ...refusal } = demandAnswered.example;
      const refused = await recordForeign(app, {
        type: 'campaigns.DemandAnswered',
        id: demand,
        data: { ...refusal, answer: 'refused' },
      });
      const [one, other] = [await answer(demand, first), await answer(demand, second)];
      await app.settle();
      const before = await head();
      for (const event of [other, one, refused, other]) await reaction().answered(event as never);
      expect(await head()).toBe(before);
      for (const id of [first, second]) expect((await read(id)).status).toBe(200);
      expect(await outcomeOf(refused)).toBeUndefined();
    });

    it('that cannot be a promise is an outcome with its rule, and what comes after goes on', async () => {
      const [refused, next] = [aNew('commitment'), aNew('commitment')];
      const event = await answer(aNew('demand'), refused, {
        promise: { ...promise!, commitment: refused, dueOn: '2026-02-26' },
      });
      await answer(aNew('demand'), next);
      await app.settle();
      expect(await outcomeOf(event)).toMatchObject({ outcome: 'refused', rule: 'commitment.due-before-made' });
      expect((await read(next)).status).toBe(200);
    });

    it('makes its promise after a crash between the event and the command', async () => {
      const commitment = aNew('commitment');
      const event = await answer(aNew('demand'), commitment);
      const get = app.app.get.bind(app.app);
      const before = new MakeCommitmentWhenDemandAccepted(get(Policies), failing, get(CommitmentWriting));
      await expect(before.answered(event as never)).rejects.toThrow('the process ends here');
      await reaction().answered(event as never);
      expect((await read(commitment)).status).toBe(200);
    });
  });

  describe('a finding of a survey with a promise', () => {
    const survey = aNew('survey');
    const publish = (finding: string, more: object = {}) =>
      recordForeign(app, {
        type: 'members.SurveyFindingPublished',
        id: survey,
        data: { ...surveyFindingPublished.example, finding, ...more },
        effectiveOn: '2026-02-27',
      });
    const reaction = () => app.app.get(MakeCommitmentWhenSurveyFindingPublished);

    it('is the forum’s promise to all members of the unit, in the words that were published', async () => {
      const finding = aNew('finding');
      const published = await publish(finding);
      await app.settle();
      const promise = commitmentOfFinding(finding);
      expect((await read(promise)).body).toMatchObject({
        ...{ status: 'made', unit: 'WAN', dueOn: '2026-12-31', madeOn: '2026-02-27' },
        promisor: { kind: 'forum' },
        promisee: { kind: 'members' },
        words: surveyFindingPublished.example.promise!.words,
        arisingFrom: { kind: 'survey-finding', id: finding, within: survey },
      });
      const { events } = await app.store.readStream(`commitment-${promise}`);
      expect(events[0]).toMatchObject({
        tags: ['unit:WAN', 'theme:governance', `survey:${survey}`],
        meta: { policy: 'coalitions.make-commitment-when-survey-finding-published', causationId: published.id },
      });
    });

    it('each makes one, however often and in whatever order they come', async () => {
      const [first, second] = [aNew('finding'), aNew('finding')];
      const [one, other] = [await publish(first), await publish(second)];
      await app.settle();
      const before = await head();
      for (const event of [other, one, other]) await reaction().findingPublished(event as never);
      expect(await head()).toBe(before);
      for (const finding of [first, second]) expect((await read(commitmentOfFinding(finding))).status).toBe(200);
    });

    it('makes none where nothing is promised', async () => {
      const finding = aNew('finding');
      const { promise: _, ...promisesNothing } = { ...surveyFindingPublished.example, finding };
      const data = promisesNothing;
      const event = await recordForeign(app, { type: 'members.SurveyFindingPublished', id: survey, data });
      await app.settle();
      expect((await read(commitmentOfFinding(finding))).status).toBe(404);
      expect(await outcomeOf(event)).toBeUndefined();
    });

    it('that cannot be a promise is an outcome with its rule', async () => {
      const event = await publish(aNew('finding'), { promise: { words: 'Too late.', dueOn: '2026-02-01' } });
      await app.settle();
      expect(await outcomeOf(event)).toMatchObject({ outcome: 'refused', rule: 'commitment.due-before-made' });
    });

    it('makes its promise after a crash between the event and the command', async () => {
      const finding = aNew('finding');
      const event = await publish(finding);
      const { get } = { get: app.app.get.bind(app.app) };
      const before = new MakeCommitmentWhenSurveyFindingPublished(get(Policies), failing, get(CommitmentWriting));
      await expect(before.findingPublished(event as never)).rejects.toThrow('the process ends here');
      await reaction().findingPublished(event as never);
      expect((await read(commitmentOfFinding(finding))).status).toBe(200);
    });
  });
});
