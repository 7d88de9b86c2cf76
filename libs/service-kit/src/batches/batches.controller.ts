import { Body, Controller, Param, Req } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ROLES } from '@baraza/domain';
import { traceparentOf, underWay } from '../observing/under-way.ts';
import type { AdmittedRequest } from '../operations/request.ts';
import { BatchCommand } from '../operations/operation.decorators.ts';
import { BadRequest, NotFound } from '../problems/refusals.ts';
import { BatchBody } from './batch.commands.ts';
import { BatchAnswerSchema } from './batch.schemas.ts';
import { type BatchedAnswer, Batches } from './batches.ts';

const SERVICES: readonly string[] = ['members', 'capacity', 'coalitions', 'campaigns'];

/** What was made without a connection is sent when there is one. */
@Controller(':service/batches')
export class BatchesController {
  constructor(private readonly batches: Batches) {}

  @BatchCommand({
    operationId: 'sendBatch',
    summary: 'Send commands that were made offline, up to 500, each answered on its own',
    description:
      'They are gone through one after the other, in their order, each as if it had been sent by itself: with its own key, by its own rights, under its own rules. One that is refused does not stop those after it. The same batch again records nothing twice, and what was accepted is answered as the first time; so a batch whose answer was lost is simply sent again.',
    roles: ROLES.filter((role) => role !== 'public'),
    schema: BatchAnswerSchema,
    example: {
      commands: [
        {
          key: 'tablet-7-2026-03-02-0001',
          path: '/members/organisations',
          effectiveOn: '2026-03-01',
          body: {
            id: '3c9f1e77-5a0b-4d52-9a43-6f1d2b8c7e90',
            kind: 'cbo',
            legalName: 'Example Bee Keepers of Kyeizooba',
            unit: 'UG-402',
            themes: ['environment-and-climate-change'],
          },
        },
        {
          key: 'tablet-7-2026-03-02-0002',
          path: '/members/memberships',
          effectiveOn: '2026-03-01',
          body: { organisation: '3c9f1e77-5a0b-4d52-9a43-6f1d2b8c7e90', category: 'associate' },
        },
      ],
    },
  })
  @ApiParam({ name: 'service', schema: { type: 'string', enum: [...SERVICES] } })
  async send(
    @Param('service') service: string,
    @Body() { commands }: BatchBody,
    @Req() request: AdmittedRequest,
  ): Promise<{ answers: readonly BatchedAnswer[] }> {
    if (!SERVICES.includes(service)) throw new NotFound();
    assertKeysDiffer(commands.map(({ key }) => key));
    const { authorization, traceparent } = request.headers;
    const span = underWay()?.span;
    const trace = span === undefined ? traceparent : traceparentOf(span);
    return {
      answers: await this.batches.run(service, commands, {
        authorization,
        traceparent: typeof trace === 'string' ? trace : undefined,
      }),
    };
  }
}

/** One key for two commands is a fault of the queue: the second would be answered as the first, or refused. */
function assertKeysDiffer(keys: readonly string[]): void {
  const errors = keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [{ pointer: `/commands/${index}/key`, code: 'repeated', detail: 'is the key of another command of the batch' }],
  );
  if (errors.length === 0) return;
  throw new BadRequest('invalid-body', 'The body is not what is documented: see errors.', {
    errors: errors.slice(0, 50),
  });
}
