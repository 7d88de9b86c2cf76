import { Writable } from 'node:stream';
import type { SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { Body, Controller, Inject, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Logger } from 'pino';
import { CommandHandler } from '../command-handling/command-handler.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { Administer, Query } from '../operations/operation.decorators.ts';
import { Issued } from '../operations/parameters.ts';
import { PolicyController } from '../policies/policy-controller.ts';
import { LOGGER } from '../runtime/tokens.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue, granary, openGranary } from '../testing/example.aggregate.ts';
import { ExampleModule, OpenGranary } from '../testing/example.module.ts';
import { OtlpCollector } from '../testing/otlp-collector.ts';
import { recordForum } from '../testing/record-foreign.ts';
import { createLogger } from './logger.ts';

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const KEEPER = 'Plantedkeeper Invented';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const body = {
  ...{ unit: 'UG-402', organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', keeper: KEEPER, kind: 'plantedkind' },
};

@PolicyController({ policy: 'members.look-at-granaries', since: 0 })
class LookAtGranaries {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  @EventPattern<string>('members.GranaryOpened')
  opened(@Payload() event: SequencedEvent): void {
    this.logger.info({ stream: event.stream }, 'looked at');
    this.logger.info('looked twice');
  }
}

@Controller('members/talkative-granaries')
class Talkative {
  constructor(
    private readonly commands: CommandHandler,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Administer('open', { operationId: 'openLoudly', summary: 'Open', roles: ['secretariat'], schema: {} })
  open(@Body() opening: OpenGranary, @Issued() command: IssuedCommand) {
    return this.#open(opening, command);
  }

  @Administer('hide', {
    ...{ operationId: 'openQuietly', summary: 'Open in secret', roles: ['secretariat'], schema: {} },
    uncounted: true,
  })
  hide(@Body() opening: OpenGranary, @Issued() command: IssuedCommand) {
    return this.#open(opening, command);
  }

  @Query({ operationId: 'failAtOnce', summary: 'Fails', roles: ['secretariat'], schema: {}, path: 'failing' })
  fail(): never {
    this.logger.info('about to fail');
    const cause = Object.assign(new Error('the store said no'), { row: { keeper: KEEPER } });
    throw Object.assign(new Error('failed', { cause }), { parameters: [KEEPER] });
  }

  async #open(opening: OpenGranary, command: IssuedCommand): Promise<object> {
    this.logger.info('about to open');
    const scope = { unit: opening.unit, organisations: [opening.organisation] };
    await this.commands.create(command, granary, opening.id, scope, (state, given) => {
      this.logger.info('deciding');
      return openGranary(state, opening, given);
    });
    return {};
  }
}
@Module({ imports: [ExampleModule], controllers: [LookAtGranaries, Talkative] })
class LoggedModule {}

interface Line {
  readonly msg: string;
  readonly level: string;
  readonly service: string;
  readonly correlationId?: string;
  readonly traceId?: string;
}

describe('the log', () => {
  let app: TestApp;
  let collector: OtlpCollector;
  let text = '';

  const linesOf = (msg: string): readonly Line[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line)
      .filter((line) => line.msg === msg);

  beforeAll(async () => {
    collector = await OtlpCollector.start();
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, written) => {
        text += chunk.toString('utf8');
        written();
      },
    });
    const logger = createLogger({ log: 'debug', service: 'members' }, stream);
    app = await createTestApp({ modules: [LoggedModule], catalogue: exampleCatalogue, logger, env: collector.env });
    await recordForum(app);
    await app.settle();
  });
  afterAll(async () => {
    await app.close();
    await collector.stop();
  });
  beforeEach(() => {
    text = '';
  });

  const open = (verb: string) =>
    app.http('POST', `/members/talkative-granaries/${verb}`, {
      ...{ as, body, headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, 'idempotency-key': 'plantedkey-1' } },
    });

  it('says on every line of a command and of what handles its event which command it was, and the trace', async () => {
    expect((await open('open')).status).toBe(200);
    await app.settle();
    const [event] = (await app.store.readAll({ after: 0, limit: 1_000, types: ['members.GranaryOpened'] })).events;
    const { meta } = JSON.parse(Buffer.from(event!.bytes).toString('utf8')) as { meta: { correlationId: string } };
    const [deciding] = linesOf('deciding');
    const handled = [...linesOf('looked at'), ...linesOf('looked twice')];
    expect(handled).toHaveLength(2);
    for (const line of [deciding!, ...handled]) {
      expect(line).toMatchObject({ correlationId: meta.correlationId, traceId: TRACE, service: 'members' });
    }
  });

  it('gives a question an id of its own, the same on each of its lines', async () => {
    const ask = () => app.http('GET', '/members/talkative-granaries/failing', { as });
    expect([(await ask()).status, (await ask()).status]).toEqual([500, 500]);
    const before = linesOf('about to fail').map(({ correlationId }) => correlationId);
    const after = linesOf('unforeseen').map(({ correlationId }) => correlationId);
    expect(before).toEqual([expect.any(String), expect.any(String)]);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  it('says of what nobody foresaw the words and the place, and nothing of what hangs on it', async () => {
    await app.http('GET', '/members/talkative-granaries/failing', { as });
    const [line] = linesOf('unforeseen') as unknown as { err: Record<string, unknown> }[];
    expect(line!.err).toEqual({
      type: 'Error',
      message: 'failed',
      stack: expect.stringContaining('logging.api.spec'),
      cause: { type: 'Error', message: 'the store said no', stack: expect.any(String) },
    });
    expect(text).not.toContain('Plantedkeeper');
  });

  it('leads nowhere from a line of an uncounted operation: no id of the command, no trace', async () => {
    expect((await open('hide')).status).toBe(200);
    const lines = [...linesOf('about to open'), ...linesOf('deciding')];
    expect(lines).toHaveLength(2);
    for (const line of lines) expect([line.correlationId, line.traceId]).toEqual([undefined, undefined]);
  });

  it('holds nothing that anybody wrote, whatever was asked and refused', async () => {
    await open('open');
    for (const wrong of [
      { ...body, keeper: KEEPER.repeat(40) },
      { ...body, nickname: KEEPER },
      `{"keeper": "${KEEPER}`,
    ]) {
      const answer = await app.http('POST', '/members/talkative-granaries/open?plantedquery=1', { as, body: wrong });
      expect(answer.status).toBe(400);
    }
    await app.http('GET', '/members/talkative-granaries/failing?plantedquery=1', { as });
    await app.settle();
    expect(text).not.toBe('');
    for (const planted of ['Plantedkeeper', 'plantedkind', 'plantedquery', 'plantedkey', 'Bearer', 'eyJ']) {
      expect([planted, text.includes(planted)]).toEqual([planted, false]);
    }
  });
});
