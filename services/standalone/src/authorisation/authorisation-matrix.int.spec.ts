import {
  assessmentCompleted,
  assessmentPlanned,
  assessmentRatingsClosed,
  certificateIssued,
  complaintNoticeIssued,
  complaintRaised,
  decisionProposed,
  demandMade,
  enrolmentApplied,
  goalAdopted,
  improvementPlanMade,
  innovationAdopted,
  invoiceIssued,
  knowledgeProductSuggested,
  linkageProposed,
  noticePrepared,
  profileDrafted,
  programmeRecommended,
  replicationBegun,
  resolutionAdopted,
  serviceRequested,
  storyDrafted,
} from '@baraza/contracts';
import { type Role, type RoleHeld, ROLES } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { forumModules } from '../forum-modules.ts';
import { type Answer, OTHERWISE, OURS, type Place, PLACES, THEIRS, UNIT } from './beyond-scope.fixture.ts';
import { everyOperation, type PlacedOperation } from './every-operation.ts';

const NOBODY_YET = '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d';
const AN_INVOICE = 'be513096-7d82-4fae-a164-9c3d5e6f7081';
const A_NOTICE = '8b2e1d63-4a5f-4c7b-9e31-6f0a2b3c4d5e';
const A_REQUEST = '8d4a2c75-4b6e-4f80-a953-1c2d3e4f5061';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BEGUN_ELSEWHERE = '8e5b3d86-5c7f-4a91-ba64-2d3e4f506172';
const COMPLAINT = '9c3f2e74-5b60-4d8c-8f42-7a1b3c4d5e6f';
const COMPLAINT_OF_THEM = 'ad402f85-6c71-4e9d-9053-8b2c4d5e6f70';
/** Fields that name the organisation something is done for. */
const FOR_AN_ORGANISATION: readonly string[] = ['organisation', 'lead'];
const OVER_AN_ENTITY: readonly string[] = ['create', 'command', 'read', 'events'];
/** A stream that never ends is asked for in the ledger's own specs. */
const ENDLESS = ['followFeed'];

/** What stands at the root or above all units: a role in a district does not reach it. */
const AT_THE_ROOT = new Set(['forum', 'rules', 'theme', 'constituency', 'person', 'protection', 'instrument']);
/** What policies begin, or takes a member, a meeting that was held, or the work of months: on record as if that had been. */
const BY_EVENTS = [
  ...[assessmentPlanned, assessmentRatingsClosed, assessmentCompleted, certificateIssued, enrolmentApplied],
  ...[
    goalAdopted,
    improvementPlanMade,
    innovationAdopted,
    knowledgeProductSuggested,
    profileDrafted,
    programmeRecommended,
  ],
  ...[decisionProposed, demandMade, linkageProposed, replicationBegun, resolutionAdopted, storyDrafted],
];

/** What is of these is of their organisations, too. */
const FOR_ITS_ORGANISATIONS = ['coalition', 'campaign'];

/** What examples leave out, so that our organisation has a part in it. */
const FURTHER: Readonly<Record<string, object>> = {
  formCoalition: { convenor: OURS },
  proposeLinkage: { from: OURS, to: THEIRS, by: OURS },
  awardGrant: { funder: OURS },
  proposeInnovation: { organisations: [OURS] },
  takeEvidence: { supports: [{ kind: 'demand', id: BEGUN_ELSEWHERE }] },
  takeProtectedEvidence: { supports: [{ kind: 'demand', id: BEGUN_ELSEWHERE }] },
  raiseComplaint: { source: 'member', complainant: OURS },
  makeDeputation: { entity: { kind: 'complaint', id: COMPLAINT_OF_THEM } },
};

/** What is closed, or has left, takes with it what is held there: asked for last. */
const LAST = [
  'windDownCoalition',
  'leaveCoalition',
  'suspendSeat',
  'removeParticipant',
  'closeOrganisation',
  'mergeOrganisation',
  'splitUnit',
  'moveUnit',
  'confirmProtectionStep',
  'leaveUnit',
];
const operations = everyOperation();
const asked = operations
  .filter(({ operation }) => !ENDLESS.includes(operation.operationId))
  .sort((one, other) => LAST.indexOf(one.operation.operationId) - LAST.indexOf(other.operation.operationId));
const singular = (resource: string): string =>
  ({ rules: 'rules', constituencies: 'constituency', stories: 'story' })[resource] ?? resource.replace(/s$/, '');

interface Seeded {
  readonly id: string;
  readonly isRoot: boolean;
  /** Whether it concerns the organisation, so that those who act for it are let in. */
  readonly concerns: boolean;
}

describe('who may do what', () => {
  let app: TestApp;
  const seeded = new Map<string, Seeded>();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is looked into freely
  let openapi: any;
  const tokens = new Map<string, Promise<string>>();
  let nth = 0;

  const tokenOf = (held: RoleHeld): Promise<string> => {
    const key = JSON.stringify(held);
    const token = tokens.get(key) ?? app.token([held], `a ${held.role}`);
    tokens.set(key, token);
    return token;
  };

  /** Begins an entity by its own command and example, at our unit and for our organisation. @returns whether it could */
  async function begin({ path, operation }: PlacedOperation): Promise<boolean> {
    const body = placed(bodyOf(operation.operationId));
    const person = `who begins ${operation.operationId}`;
    const as = [{ role: 'secretariat' as const }, { role: 'protection-officer' as const }];
    const answer = await app.http('POST', path, { as, person, body });
    if (answer.status !== 201) return false;
    remember(singular(path.split('/')[2] ?? ''), String(answer.body.id), body);
    return true;
  }

  /** Of conduct of those who are no members here: so no command can begin it. From the notice on they may know of it. */
  async function recordComplaint(id: string, organisation: string): Promise<void> {
    const against = { organisation, membership: NOBODY_YET, unit: UNIT };
    for (const { type, example } of [complaintRaised, complaintNoticeIssued]) {
      await recordForeign(app, { type, id, data: { ...example, ...against } });
    }
  }

  function remember(name: string, id: string, body: object): void {
    const text = JSON.stringify(body);
    const through = FOR_ITS_ORGANISATIONS.map((one) => seeded.get(one)).filter((one) => one?.concerns === true);
    const concerns = text.includes(OURS) || through.some((one) => text.includes(one!.id));
    seeded.set(name, { id, isRoot: AT_THE_ROOT.has(name), concerns });
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: forumModules });
    openapi = (await app.http('GET', '/openapi.json')).body;
    await recordForum(app);
    await recordOrganisation(app, OURS);
    await recordOrganisation(app, THEIRS, { unit: 'UG-411' });
    // No command prepares a notice: policies do.
    const told = { ...noticePrepared.example, organisation: OURS, unit: UNIT, channel: 'letter' };
    await recordForeign(app, { type: 'members.NoticePrepared', id: A_NOTICE, data: told });
    for (const officer of [OURS, THEIRS]) await app.runtime.sealed.enrol(officer, `a passphrase that ${officer} made`);
    await app.settle();
    remember('forum', 'main', {});
    remember('rules', 'main', {});
    remember('unit', UNIT, {});
    remember('person', NOBODY_YET, {});
    remember('organisation', OURS, { organisation: OURS });
    remember('notice', A_NOTICE, told);
    await recordComplaint(COMPLAINT_OF_THEM, THEIRS);
    await recordComplaint(COMPLAINT, OURS);
    remember('complaint', COMPLAINT, { organisation: OURS });
    // Only a member is asked for dues.
    const owed = { ...invoiceIssued.example, organisation: OURS, unit: UNIT };
    await recordForeign(app, { type: 'members.InvoiceIssued', id: AN_INVOICE, data: owed });
    remember('invoice', AN_INVOICE, owed);
    // And only a member asks for a service.
    const needed = { ...serviceRequested.example, organisation: OURS, unit: UNIT };
    await recordForeign(app, { type: 'members.ServiceRequested', id: A_REQUEST, data: needed });
    remember('service-request', A_REQUEST, needed);
    for (const { type, aggregate, example } of BY_EVENTS) {
      // The profile of an organisation has its id.
      const id = aggregate === 'profile' ? OURS : BEGUN_ELSEWHERE;
      const data = placed(example as object);
      await recordForeign(app, { type, id, data });
      remember(aggregate, id, data);
    }
    const proposal = bodyOf('proposeRules');
    const as = [{ role: 'secretariat' as const }];
    expect((await app.http('POST', '/members/rules/main/propose', { as, person: 'x', body: proposal })).status).toBe(
      200,
    );
    // What needs another entity to begin with finds it at a later round.
    let left = operations.filter(
      ({ path, operation }) => operation.kind === 'create' && !seeded.has(singular(path.split('/')[2] ?? '')),
    );
    for (let before = Number.NaN; left.length !== before;) {
      before = left.length;
      const failed: PlacedOperation[] = [];
      for (const one of left) if (!(await begin(one))) failed.push(one);
      await app.settle();
      left = failed;
    }
    expect(left.map(({ operation }) => operation.operationId)).toEqual([]);
  }, 60_000);
  afterAll(() => app.close());

  async function ask({ method, path, operation }: PlacedOperation, held: RoleHeld | undefined) {
    const entity = seeded.get(singular(path.split('/')[2] ?? ''));
    const url = path.replace('{id}', entity?.id ?? OURS).replaceAll(/\{\w+\}/g, 'none');
    const answer = await app.app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(held === undefined ? {} : { authorization: `Bearer ${await tokenOf(held)}` }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': `matrix-${nth++}` }),
      },
      ...(method === 'GET' ? {} : { payload: JSON.stringify(placed(bodyOf(operation.operationId))) }),
    });
    const isProblem = answer.headers['content-type']?.toString().includes('problem') ?? false;
    return { status: answer.statusCode, code: isProblem ? (JSON.parse(answer.payload) as { code: string }).code : '' };
  }

  function bodyOf(operationId: string): object {
    const all = Object.values<Record<string, Record<string, unknown>>>(openapi.paths).flatMap((one) =>
      Object.values(one),
    );
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
    const found = all.find((one) => one['operationId'] === operationId) as any;
    const content = found?.requestBody?.content?.['application/json'];
    const example = content?.example ?? Object.values<{ value?: unknown }>(content?.examples ?? {})[0]?.value ?? {};
    const { id: _, ...body } = example as Record<string, unknown>;
    return { ...body, ...FURTHER[operationId] };
  }
  /** What rights alone say of an operation in a role held somewhere. */
  function expected({ path, operation }: PlacedOperation, role: Role, place: Place): Answer {
    const other = OTHERWISE[operation.operationId];
    if (other?.when(role, place, operation) === true) return other.is;
    // Whoever represents a member says which: a token that does not is none.
    if (role === 'member-representative' && !place.endsWith('organisation')) return 'nobody';
    if (operation.roles.includes('public')) return 'let-in';
    if (!operation.roles.includes(role)) return 'role';
    if (!OVER_AN_ENTITY.includes(operation.kind)) return 'let-in';
    if (place === 'everywhere') return 'let-in';
    const entity = seeded.get(singular(path.split('/')[2] ?? ''));
    if (entity === undefined) return 'let-in';
    if (entity.isRoot) return 'out-of-reach';
    if (place === 'own unit') return 'let-in';
    if (place !== 'own organisation') return 'out-of-reach';
    const concerns = operation.kind === 'create' ? isFor(bodyOf(operation.operationId)) : entity.concerns;
    return concerns ? 'let-in' : 'out-of-reach';
  }

  function seen({ operation }: PlacedOperation, { status, code }: { status: number; code: string }): Answer {
    if (status === 401) return 'nobody';
    if (status === 403 && code === 'role-may-not') return 'role';
    // What a question finds nothing for is not there: whose rows these are is for the views' own specs.
    if (!OVER_AN_ENTITY.includes(operation.kind)) return 'let-in';
    if (status === 404 || (status === 403 && code === 'outside-your-scope')) return 'out-of-reach';
    return 'let-in';
  }

  it.each(asked.map((one) => [one.operation.operationId, one] as const))('%s', async (_, one) => {
    const differences: string[] = [];
    for (const role of ROLES) {
      if (role === 'public') continue;
      for (const place of Object.keys(PLACES) as Place[]) {
        const answer = await ask(one, { role, ...PLACES[place] });
        const should = expected(one, role, place);
        const is = seen(one, answer);
        if (is !== should)
          differences.push(`${role}, ${place}: ${is} (${answer.status} ${answer.code}), not ${should}`);
      }
    }
    const without = seen(one, await ask(one, undefined));
    const open = one.operation.roles.includes('public');
    if ((without !== 'nobody') !== open) differences.push(`without a token: ${without}`);
    expect(differences).toEqual([]);
  });

  /** Where an example speaks of a unit, an organisation or another entity: ours. */
  function placed(body: object): object {
    return put(body, '') as object;
  }
  function put(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return key === 'partners' ? [OURS] : value.map((one) => put(one, ''));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, put(inner, name)]));
    }
    if (key === 'unit') return UNIT;
    if (FOR_AN_ORGANISATION.includes(key)) return OURS;
    // A word can be a field of another kind: an outcome is a code, too.
    const other = seeded.get(kebab(key))?.id;
    return other !== undefined && UUID.test(String(value)) === UUID.test(other) ? other : value;
  }
});

/** A field is called as the entity that it names, in its own way of writing: `dutyBearer`. */
const kebab = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Whether a body begins something in the name of an organisation. */
function isFor(body: object): boolean {
  return Object.keys(body).some((key) =>
    ['membership', 'assessment', ...FOR_ITS_ORGANISATIONS, 'organisations', ...FOR_AN_ORGANISATION].includes(key),
  );
}
