import {
  adoptionReported,
  derivedId,
  type EventContract,
  innovationAdopted,
  innovationMoved,
  innovationProposed,
  innovationShared,
  knowledgeProductDrafted,
  knowledgeProductPublished,
  knowledgeProductTranslated,
  knowledgeProductUsed,
  transitionBegan,
  transitionFollowUpFellDue,
  transitionHandoverItemDone,
  transitionProgressNoted,
  transitionStalled,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('leading-and-learning', name);
const step = (contract: EventContract, entity: string, on: string, more: object = {}) =>
  happened(contract, entity, { ...(contract.example as object), ...more } as never, {
    effectiveOn: on,
    tags: [`org:${small.hostile}`, 'unit:UG-402'],
  });
const ours = { organisation: small.hostile, unit: 'UG-402' };
const its = { unit: 'UG-402', organisations: [small.hostile] };
const adopted = (organisation: string) => ({ innovation: id('shared'), organisation, unit: 'UG-411' });

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(transitionBegan, id('stalled'), '2026-01-05', ours),
    step(transitionHandoverItemDone, id('stalled'), '2026-01-06', ours),
    step(transitionStalled, id('stalled'), '2026-02-10', ours),
    step(transitionBegan, id('going on'), '2026-01-05', { ...ours, organisation: small.league, kind: 'crisis' }),
    step(transitionStalled, id('going on'), '2026-02-10', { ...ours, organisation: small.league }),
    step(transitionProgressNoted, id('going on'), '2026-02-15', { ...ours, organisation: small.league }),
    step(transitionFollowUpFellDue, id('going on'), '2026-02-20', { ...ours, organisation: small.league }),
    step(innovationProposed, id('proposed'), '2026-01-05', its),
    step(innovationProposed, id('shared'), '2026-01-05', its),
    step(innovationMoved, id('shared'), '2026-01-20', { from: 'proof-of-concept', to: 'transition-to-scale' }),
    step(innovationShared, id('shared'), '2026-01-25', { ...its, stage: 'transition-to-scale' }),
    step(innovationAdopted, id('first'), '2026-01-26', adopted(small.league)),
    step(innovationAdopted, id('second'), '2026-01-27', adopted(id('somebody'))),
    step(adoptionReported, id('first'), '2026-02-20', { ...adopted(small.league), finding: 'worked' }),
    step(knowledgeProductDrafted, id('draft'), '2026-01-05', its),
    step(knowledgeProductDrafted, id('guide'), '2026-01-05', its),
    step(knowledgeProductPublished, id('guide'), '2026-01-10', its),
    step(knowledgeProductTranslated, id('guide'), '2026-01-20'),
    step(knowledgeProductUsed, id('guide'), '2026-01-22', { organisation: small.league }),
    step(knowledgeProductUsed, id('guide'), '2026-02-22', { organisation: small.league, use: 'advocacy' }),
  ]);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (register: string, query = '', as: typeof secretariat = secretariat) =>
  (await app.ask(`/views/registers/${register}${query}`, as)).body.rows as readonly Row[];
const publicRows = async (register: string) =>
  (await app.ask(`/views/registers/${register}`, undefined)).body.rows as readonly Row[];

describe('the register of changes of leader', () => {
  it('shows which are stalled, on any date, and what is still to be done', async () => {
    expect(await rows('leadership-transitions', '?stalled=yes')).toMatchObject([
      { id: id('stalled'), stalledOn: '2026-02-10', status: 'preparing', handedOver: 1, toHandOver: 1 },
    ]);
    expect(await rows('leadership-transitions', '?kind=crisis')).toMatchObject([
      { id: id('going on'), stalledOn: null, followUpsDue: 1 },
    ]);
    expect(await rows('leadership-transitions', '?asOf=2026-02-12&stalled=yes')).toHaveLength(2);
  });

  it('is for those concerned, and for nobody else', async () => {
    const ids = async (as: typeof secretariat) =>
      (await rows('leadership-transitions', '', as)).map((row) => row['id']);
    expect(await ids(representativeOf(small.hostile))).toEqual([id('stalled')]);
    expect(await ids(officerOf('UG-411'))).toEqual([]);
    expect((await ids(auditor)).length).toBe(2);
    expect((await app.ask('/views/registers/leadership-transitions', undefined)).status).toBe(401);
  });
});

describe('the register of innovations', () => {
  it('tells at which stage each is, who took it up, and for how many it worked', async () => {
    expect(await rows('innovations', '?status=transition-to-scale')).toMatchObject([
      { id: id('shared'), since: '2026-01-20', sharedOn: '2026-01-25', adoptions: 2, worked: 1 },
    ]);
    expect(await rows('innovations', '?status=proposed')).toMatchObject([{ id: id('proposed') }]);
  });

  it('shows the public what was shared, and nothing of who took it up', async () => {
    expect(await publicRows('innovations')).toMatchObject([
      { id: id('shared'), status: 'transition-to-scale', adoptions: 0, proposedOn: null },
    ]);
  });
});

describe('the register of knowledge products', () => {
  it('tells in which languages each is to be had, and who used it how often', async () => {
    expect(await rows('knowledge-products', '?status=published')).toMatchObject([
      { id: id('guide'), languages: ['en', 'nyn'], licence: 'CC-BY-SA-4.0', uses: 2 },
    ]);
    expect(await rows('knowledge-products', '?kind=guide&licence=CC-BY-SA-4.0')).toHaveLength(2);
  });

  it('shows the public what is published, and not the drafts', async () => {
    const [guide, ...others] = await publicRows('knowledge-products');
    expect([guide, others]).toMatchObject([{ id: id('guide'), uses: 0, summary: expect.any(String) }, []]);
    const page = await app.ask('/views/registers/knowledge-products?format=html', undefined);
    expect([page.status, page.text.includes('Reading the district budget together')]).toEqual([200, true]);
    expect((await app.ask('/views/registers/knowledge-products.csv', auditor)).text).toContain('CC-BY-SA-4.0');
  });
});
