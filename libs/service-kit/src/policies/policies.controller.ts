import { type ParkedEvent, type Replayed, UnknownConsumer, WorksElsewhere } from '@baraza/event-bus';
import { Controller, Param, Query as QueryString } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { Type } from 'typebox';
import { Administer, Query } from '../operations/operation.decorators.ts';
import { BadRequest, NotFound, Unavailable } from '../problems/refusals.ts';
import { LedgerConsumers } from './ledger-consumers.ts';
import { Policies } from './policies.ts';
import type { PolicyOutcomeRecord } from './policy-outcomes.ts';

const OUTCOMES = ['accepted', 'nothing-to-do', 'refused'] as const;

const PolicySchema = Type.Object({
  name: Type.String(),
  status: Type.String(),
  upTo: Type.Integer({ minimum: 0 }),
  head: Type.Integer({ minimum: 0 }),
  trouble: Type.Union([Type.String(), Type.Null()], {
    description: 'What keeps it from reading, or from being at work',
  }),
  parked: Type.Array(
    Type.Object({
      sequence: Type.Integer(),
      eventId: Type.String(),
      type: Type.String(),
      stream: Type.String(),
      because: Type.String(),
      cause: Type.String(),
      parkedAt: Type.String(),
    }),
  ),
});

const OutcomesSchema = Type.Object({
  outcomes: Type.Array(
    Type.Object({
      policy: Type.String(),
      event: Type.String(),
      type: Type.String(),
      sequence: Type.Integer(),
      target: Type.String(),
      outcome: Type.Enum(OUTCOMES),
      rule: Type.Optional(Type.String()),
      recorded: Type.Array(Type.String()),
      at: Type.String(),
    }),
  ),
  next: Type.Optional(Type.String({ description: 'The `cursor` of the next page' })),
});

const ReplayedSchema = Type.Object({
  replayed: Type.Integer({ minimum: 0 }),
  left: Type.Integer({ minimum: 0 }),
  stopped: Type.Array(Type.Object({ stream: Type.String(), eventId: Type.String(), cause: Type.String() })),
});

/** What a service's policies have done, what they had to leave, and the command that takes it up again. */
@Controller(':service/admin/policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly consumers: LedgerConsumers,
  ) {}

  @Query({
    operationId: 'readPolicies',
    summary: "A service's policies: how far each has come, and the events it had to leave",
    roles: ['secretariat'],
    schema: Type.Object({ policies: Type.Array(PolicySchema) }),
  })
  async read(@Param('service') service: string): Promise<{ policies: readonly object[] }> {
    const parked = await this.consumers.parkingLot.list();
    const policies = (await this.#of(service)).map(({ name, status, upTo, head, lastError }) => ({
      name,
      status,
      upTo,
      head,
      trouble: lastError?.message ?? null,
      parked: parked.filter((event) => event.consumer === name).map(told),
    }));
    return { policies };
  }

  @Query({
    operationId: 'readPolicyOutcomes',
    path: 'outcomes',
    summary: "What came of events in a service's policies, newest first: accepted, nothing to do, or refused by a rule",
    roles: ['secretariat', 'auditor'],
    schema: OutcomesSchema,
  })
  @ApiQuery({ name: 'outcome', required: false, schema: { type: 'string', enum: [...OUTCOMES] } })
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string', minLength: 1, maxLength: 1_000 } })
  async outcomes(
    @Param('service') service: string,
    @QueryString('outcome') outcome: unknown,
    @QueryString('cursor') cursor: unknown,
  ): Promise<{ outcomes: readonly PolicyOutcomeRecord[]; next?: string }> {
    const policies = (await this.#of(service)).map(({ name }) => name);
    const page = await this.policies.outcomes.list({
      policies,
      limit: 100,
      ...(outcome === undefined ? {} : { outcome: one(OUTCOMES, outcome) }),
      ...(cursor === undefined ? {} : { cursor: text(cursor) }),
    });
    const outcomes = page.documents.map(({ doc }) => doc);
    return page.nextCursor === undefined ? { outcomes } : { outcomes, next: page.nextCursor };
  }

  @Administer(':policy/replay', {
    operationId: 'replayParkedEvents',
    summary: 'Handle the events again that a policy had to leave, each entity in order',
    roles: ['secretariat'],
    schema: ReplayedSchema,
  })
  async replay(@Param('service') service: string, @Param('policy') policy: string): Promise<Replayed> {
    if (!policy.startsWith(`${service}.`)) throw new NotFound();
    try {
      return await this.consumers.parkingLot.replay(policy);
    } catch (error) {
      if (error instanceof WorksElsewhere) {
        const detail = 'Another instance of this service is at work, and only that one can do this. Ask again.';
        throw new Unavailable('works-elsewhere', detail, { headers: { 'retry-after': '1' } });
      }
      throw error instanceof UnknownConsumer ? new NotFound() : error;
    }
  }

  /** @throws NotFound for a service that has no policies here */
  async #of(service: string) {
    const own = (await this.consumers.reports()).filter(({ name }) => name.startsWith(`${service}.`));
    if (own.length === 0) throw new NotFound();
    return own;
  }
}

function told({ sequence, eventId, type, stream, because, cause, parkedAt }: ParkedEvent): object {
  return { sequence, eventId, type, stream, because, cause, parkedAt };
}

function one<Value extends string>(values: readonly Value[], given: unknown): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw badParameter('outcome', `takes one of: ${values.join(', ')}`);
  return found;
}

function text(given: unknown): string {
  if (typeof given !== 'string' || given === '' || given.length > 1_000) {
    throw badParameter('cursor', 'takes what `next` of a page said');
  }
  return given;
}

function badParameter(name: string, detail: string): BadRequest {
  return new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
    errors: [{ pointer: `/${name}`, code: 'parameter', detail }],
  });
}
