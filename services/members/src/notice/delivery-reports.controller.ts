import { createHmac, timingSafeEqual } from 'node:crypto';
import { civilDateIn } from '@baraza/domain';
import {
  Administer,
  BadRequest,
  type BarazaConfig,
  ChoiceField,
  CLOCK,
  type Clock,
  CommandHandler,
  CONFIG,
  Forbidden,
  NotFound,
  PatternField,
  ReferenceFacts,
  UuidField,
} from '@baraza/service-kit';
import { Body, Controller, Headers, Inject } from '@nestjs/common';
import { ApiBody, ApiHeader } from '@nestjs/swagger';
import { Type } from 'typebox';
import { secretIn } from './delivery/messengers.ts';
import { noteFailed, noteReceipt } from './notice.decider.ts';
import { notice } from './notice.state.ts';
import { NoticeWriting } from './notice.writing.ts';

const OUTCOMES = ['delivered', 'failed'] as const;
const AN_INSTANT = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$';

export class DeliveryReportBody {
  @UuidField({ description: 'The key that the message had' }) key: string;
  @ChoiceField(OUTCOMES, { example: 'delivered' }) outcome: (typeof OUTCOMES)[number];
  @PatternField({
    code: 'instant',
    pattern: AN_INSTANT,
    max: 24,
    example: '2026-03-02T09:15:00Z',
    expected: 'takes an instant in UTC',
  })
  at: string;
}

/** What a gateway signs, with the secret that it shares with the forum. */
export const signatureOf = (secret: string, { key, outcome, at }: DeliveryReportBody): string =>
  createHmac('sha256', secret).update(`${key}.${outcome}.${at}`).digest('hex');

/** Where the gateway tells what came of a message. */
@Controller('members/notices')
export class DeliveryReportsController {
  constructor(
    @Inject(CONFIG) private readonly config: BarazaConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly writing: NoticeWriting,
  ) {}

  @Administer('delivery-reports', {
    operationId: 'reportDelivery',
    summary: 'For the gateway: a message has reached its number, or never will',
    description:
      'Signed: `Baraza-Signature` is the HMAC-SHA256, in hex, of `key.outcome.at` with the shared secret. A report that comes late or twice changes nothing that is proven already.',
    roles: ['public'],
    schema: Type.Object({ status: Type.String({ description: 'Where the notice stands now' }) }),
  })
  @ApiHeader({ name: 'baraza-signature', required: false, schema: { type: 'string', maxLength: 64 } })
  @ApiBody({ type: DeliveryReportBody })
  async report(
    @Body() body: DeliveryReportBody,
    @Headers('baraza-signature') signature: string | undefined,
  ): Promise<object> {
    const { gateway } = this.config.notices;
    if (gateway === undefined || !isSigned(body, signature, secretIn(gateway.secretFile))) {
      throw new Forbidden('signature-wrong', 'The report is not signed by the gateway of this forum.');
    }
    const { key, outcome, at } = body;
    const { state: before } = await this.commands.load(notice, key);
    if (before.status === 'none' || before.channel !== 'message') throw new NotFound();
    if (Number.isNaN(Date.parse(at))) throw noInstant();
    // A gateway whose clock is ahead proves nothing of days to come.
    const instant = new Date(Math.min(Date.parse(at), this.clock.now())).toISOString();
    const on = civilDateIn(this.facts.zoneOf(before.unit), instant);
    await this.commands.run(this.writing.command(key, outcome), notice, key, (state, given) =>
      outcome === 'delivered' ? noteReceipt(state, on) : noteFailed(state, 'not-delivered', given),
    );
    return { status: (await this.commands.load(notice, key)).state.status };
  }
}

function noInstant(): BadRequest {
  return new BadRequest('bad-body', 'The body is not as documented.', {
    errors: [{ pointer: '/at', code: 'instant', detail: 'takes an instant in UTC' }],
  });
}

function isSigned(body: DeliveryReportBody, signature: string | undefined, secret: string): boolean {
  const expected = Buffer.from(signatureOf(secret, body));
  const given = Buffer.from(signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
