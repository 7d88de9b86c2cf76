import { setTimeout as pause } from 'node:timers/promises';
import type { RoleHeld } from '@baraza/domain';
import type { ProjectionStatus } from '@baraza/read-models';
import { createTestApp, type TestAnswer, type TestApp, type TestRequest } from '@baraza/service-kit';
import { ProjectionsModule } from '../projections.module.ts';
import { Projections } from '../runtime/projections.ts';
import { aSmallForum, representativeEvent, small } from './a-small-forum.ts';
import { record } from './record-given.ts';

export const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
export const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
export const integrator: readonly RoleHeld[] = [{ role: 'integrator' }];
export const officerOf = (unit: string): readonly RoleHeld[] => [{ role: 'unit-officer', unit }];
export const representativeOf = (organisation: string): readonly RoleHeld[] => [
  { role: 'member-representative', organisation },
];

export const REPRESENTATIVE_NAME = 'Akello Invented-Name';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

export interface SmallForumApp extends TestApp {
  /** A question that waits until the views have seen everything recorded; undefined roles: without a token. */
  ask(path: string, as?: readonly RoleHeld[], request?: TestRequest): Promise<TestAnswer>;
  /** Waits until every view has been built and has seen everything recorded. */
  caughtUp(): Promise<void>;
  /** The same as a browser asks it. */
  page(path: string, as?: readonly RoleHeld[]): Promise<TestAnswer>;
}

/** The views over HTTP and the embedded stores, with the small forum in them. */
export async function smallForumApp(): Promise<SmallForumApp> {
  const app = await createTestApp({ modules: [ProjectionsModule] });
  const [commitment] = await app.runtime.vault.seal([
    {
      subject: small.representative,
      about: [],
      kind: 'person',
      eventId: representativeEvent,
      field: '/name',
      commandId: small.representativeCommand,
      audience: 'integrator',
      value: REPRESENTATIVE_NAME,
      deadline: Date.now() + 60_000,
    },
  ]);
  await record(app, aSmallForum(commitment!));
  await app.runtime.vault.confirm([representativeEvent]);
  const ask: SmallForumApp['ask'] = async (path, as, request = {}) => {
    const { position } = await app.store.head();
    const headers = { 'baraza-min-position': position, ...request.headers };
    return app.http('GET', path, { ...(as === undefined ? {} : { as }), ...request, headers });
  };
  const page: SmallForumApp['page'] = async (path, as) => {
    const { position } = await app.store.head();
    const token = as === undefined ? {} : { authorization: `Bearer ${await app.token(as)}` };
    const headers = { accept: BROWSER, 'baraza-min-position': position, ...token };
    const {
      statusCode: status,
      payload: text,
      rawPayload: bytes,
      headers: given,
    } = await app.app.inject({ method: 'GET', url: path, headers });
    return { status, text, bytes, body: text, headers: given as Record<string, string> };
  };
  const caughtUp: SmallForumApp['caughtUp'] = async () => {
    const views = app.app.get(Projections);
    const { sequence } = await app.store.head();
    const isThere = ({ state, checkpoint }: ProjectionStatus): boolean =>
      state === 'running' && checkpoint === sequence;
    for (const until = Date.now() + 40_000; !views.status().every(isThere); await pause(10)) {
      if (Date.now() > until) throw new Error(`not caught up: ${JSON.stringify(views.status())}`);
    }
  };
  return { ...app, ask, page, caughtUp };
}
