import type { SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { type Projection, ProjectionRunner } from '@baraza/read-models';
import { Body, Controller, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { CommandHandler } from '../command-handling/command-handler.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { Administer } from '../operations/operation.decorators.ts';
import { Issued } from '../operations/parameters.ts';
import { Policies } from '../policies/policies.ts';
import { PolicyController } from '../policies/policy-controller.ts';
import { LedgerFeed } from '../runtime/ledger-feed.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue, granary, openGranary, storeBags } from '../testing/example.aggregate.ts';
import { ExampleModule, OpenGranary } from '../testing/example.module.ts';
import { OtlpCollector } from '../testing/otlp-collector.ts';
import { recordForum } from '../testing/record-foreign.ts';

const policy = 'members.welcome-a-granary-with-bags';
const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${TRACE}-b7ad6b7169203331-01`;
const KEEPER = 'Plantedkeeper Invented';
const ORGANISATION = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const body = { unit: 'UG-402', organisation: ORGANISATION, keeper: KEEPER, kind: 'plantedkind' };

/** Every new granary gets bags. */
@PolicyController({ policy, since: 0 })
class WelcomeWithBags {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern<string>('members.GranaryOpened')
  async opened(@Payload() event: SequencedEvent): Promise<void> {
    const target = event.stream.slice('granary-'.length);
    await this.policies.issue(event, {
      policy,
      target,
      run: (command) => this.commands.run(command, granary, target, (state, given) => storeBags(state, 5, given)),
    });
  }
}

/** Opens one that nobody is to hear of while it is done. */
@Controller('members/hidden-granaries')
class HiddenGranaries {
  constructor(private readonly commands: CommandHandler) {}

  @Administer('open', {
    operationId: 'openHiddenGranary',
    summary: 'Open a granary in secret',
    roles: ['secretariat'],
    schema: {},
    uncounted: true,
  })
  async open(@Body() opening: OpenGranary, @Issued() command: IssuedCommand): Promise<object> {
    const scope = { unit: opening.unit, organisations: [opening.organisation] };
    await this.commands.create(command, granary, opening.id, scope, (state, given) =>
      openGranary(state, opening, given),
    );
    return {};
  }
}
@Module({ imports: [ExampleModule], controllers: [WelcomeWithBags, HiddenGranaries] })
class TracedModule {}

const bagsOf: Projection<{ readonly bags: number }> = {
  model: { name: 'bags', version: 1, keepsPast: false, indexes: [], index: () => ({}) },
  types: ['members.BagsStored'],
  keys: ({ stream }) => [stream],
  evolve: (document, { data }) => ({ bags: (document?.bags ?? 0) + (data as { bags: number }).bags }),
};

describe('the trace of a command', () => {
  let collector: OtlpCollector;
  let app: TestApp;
  let view: ProjectionRunner;

  const start = async (env: Readonly<Record<string, string>>): Promise<void> => {
    app = await createTestApp({ modules: [TracedModule], catalogue: exampleCatalogue, env });
    const { tracing, readStore: store } = app.runtime;
    view = new ProjectionRunner({
      ...{ store, feed: new LedgerFeed(app.store), projections: [bagsOf as never], catalogue: exampleCatalogue },
      around: tracing.isOn ? tracing.projecting.bind(tracing) : undefined,
    });
    view.start();
    await recordForum(app);
    // Only what comes while it follows is a part of traces: an old record is built without.
    await view.waitFor('bags', (await app.store.head()).sequence, 10_000);
  };
  const open = (path = '/members/granaries', headers: Record<string, string> = { traceparent }) =>
    app.http('POST', path, { as, body, headers });
  const seen = async (): Promise<void> => {
    await app.settle();
    expect(await view.waitFor('bags', (await app.store.head()).sequence, 10_000)).toBe(true);
  };

  beforeEach(async () => {
    collector = await OtlpCollector.start();
  });
  afterEach(async () => {
    await view.stop();
    await app.close();
    await collector.stop();
  });

  it('is one, from the request to the view that shows what its policies made of it', async () => {
    await start({ ...collector.env, OTEL_SERVICE_NAME: 'forum' });
    expect((await open()).status).toBe(201);
    await seen();
    const projected = await collector.until(({ name }) => name === 'project bags');
    const request = await collector.until(({ name }) => name === 'POST /members/granaries');
    expect([request.traceId, request.parentSpanId]).toEqual([TRACE, 'b7ad6b7169203331']);
    const way = [projected];
    for (let at = projected; at.spanId !== request.spanId;) {
      at = await collector.until(({ spanId }) => spanId === at.parentSpanId);
      way.unshift(at);
    }
    expect(way.map(({ name }) => name)).toEqual([
      'POST /members/granaries',
      'command openGranary',
      `handle ${policy}`,
      `command ${policy}`,
      'project bags',
    ]);
    expect(new Set(way.map(({ traceId, service }) => `${service} ${traceId}`))).toEqual(new Set([`forum ${TRACE}`]));
    expect(collector.spans.filter(({ name }) => name === 'append')).toHaveLength(2);
  });

  it('says how it ended: the status, and the rule that refused', async () => {
    await start(collector.env);
    const { id } = (await open()).body as { id: string };
    await seen();
    const bags = { as, body: { bags: 1000 }, headers: { traceparent } };
    expect((await app.http('POST', `/members/granaries/${id}/store`, bags)).status).toBe(422);
    const refused = await collector.until(({ name }) => name === 'command storeBags');
    expect(refused.attributes['baraza.refused']).toMatch(/too-many$/);
    const request = await collector.until(({ name }) => name === 'POST /members/granaries/:id/store');
    expect(Number(request.attributes['http.response.status_code'])).toBe(422);
  });

  it('holds nothing that anybody wrote, and no id of what or whom it was about', async () => {
    await start(collector.env);
    const key = 'plantedkey-77';
    const { id } = (await open('/members/granaries', { traceparent, 'idempotency-key': key })).body as { id: string };
    await app.http('GET', `/members/granaries/${id}?plantedquery=1`, { as, headers: { traceparent } });
    await seen();
    await collector.until(({ name }) => name === 'project bags');
    await collector.until(({ name }) => name === 'GET /members/granaries/:id');
    const person = await app.runtime.vault.personOf('urn:baraza:development-issuer', 'somebody');
    for (const planted of [KEEPER, 'plantedkind', ORGANISATION, 'UG-402', key, id, 'plantedquery', person]) {
      expect([planted, collector.sent.includes(planted)]).toEqual([planted, false]);
    }
  });

  it('is none where an operation is uncounted: no span, no trace in its events, none of what follows from them', async () => {
    await start(collector.env);
    expect((await open('/members/hidden-granaries/open')).status).toBe(200);
    expect((await open('/members/hidden-granaries/open', { traceparent, 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    await seen();
    const { events } = await app.store.readAll({ after: 0, limit: 1_000, types: ['members.GranaryOpened'] });
    expect(events).toHaveLength(1);
    expect(Buffer.from(events[0]!.bytes).toString('utf8')).not.toMatch(/traceparent|0af765/);
    // Something that is told comes after it, so that whatever had been sent is there.
    await open('/members/granaries', { traceparent: traceparent.replace(TRACE, TRACE.replace('0af', '1bf')) });
    await seen();
    await collector.until(({ name }) => name === 'project bags');
    expect(collector.spans.filter(({ traceId }) => traceId === TRACE)).toEqual([]);
    expect(collector.sent).not.toMatch(/[Hh]idden/);
  });

  it('is kept or not as the caller decided, and where the sampler says no', async () => {
    await start(collector.env);
    await open('/members/granaries', { traceparent: traceparent.replace(/01$/, '00') });
    await seen();
    const [event] = (await app.store.readAll({ after: 0, limit: 1_000, types: ['members.GranaryOpened'] })).events;
    expect(Buffer.from(event!.bytes).toString('utf8')).toMatch(
      new RegExp(`"traceparent":"00-${TRACE}-[0-9a-f]{16}-00"`),
    );
    await open('/members/granaries', {});
    await seen();
    await collector.until(({ name }) => name === 'project bags');
    expect(collector.spans.filter(({ traceId }) => traceId === TRACE)).toEqual([]);
  });

  it('is off unless a collector is named, or where it is disabled: the header is kept, and nothing is sent', async () => {
    for (const env of [
      {},
      { ...collector.env, OTEL_SDK_DISABLED: 'true' },
      { ...collector.env, OTEL_TRACES_EXPORTER: 'none' },
    ]) {
      await start(env);
      expect(app.runtime.tracing.isOn).toBe(false);
      await open();
      await seen();
      const [event] = (await app.store.readAll({ after: 0, limit: 1_000, types: ['members.GranaryOpened'] })).events;
      expect(Buffer.from(event!.bytes).toString('utf8')).toContain(`"traceparent":"${traceparent}"`);
      await view.stop();
      await app.close();
    }
    await start({});
    expect(collector.sent).toBe('');
  });
});
