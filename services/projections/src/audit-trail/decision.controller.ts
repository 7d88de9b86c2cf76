import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { frameFields } from '../viewing/frame.ts';
import { eventDocument, linked } from './audit-trail.controller.ts';
import { DecisionSchema } from './audit-trail.schemas.ts';
import { decisionPage } from './decision.page.ts';
import { type Decision, DECISION_PARAMETERS, Decisions } from './decision.service.ts';

/** One decision whole: what it recorded, what it stood on, what led to it and what it led to. */
@ApiTags('views')
@Controller('views/audit')
export class DecisionController {
  constructor(private readonly decisions: Decisions) {}

  @Query({
    operationId: 'readDecision',
    path: 'decisions/:id',
    summary: 'A decision, by any event of it: all it recorded, what it relied on, what caused it and what it led to',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: DecisionSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...DECISION_PARAMETERS)
  async decision(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const decision = await this.decisions.decision(id, caller, request);
    return answer(request, reply, { json: () => decisionDocument(decision), page: () => decisionPage(decision) });
  }
}

function decisionDocument(decision: Decision): object {
  const { frame, audience, of, asked, events, rules, reliedOn, causes, effects, hasMoreEffects, omitted } = decision;
  return {
    ...frameFields(frame, audience),
    of: { aggregate: of.aggregate, id: of.id, name: of.name ?? null, unit: of.unit ?? null },
    command: asked.doc.meta?.commandId ?? null,
    correlation: asked.doc.meta?.correlationId ?? null,
    events: events.map(eventDocument),
    rules: { version: rules.version, adopted: rules.adopted === undefined ? null : linked(rules.adopted) },
    reliedOn: reliedOn.map(linked),
    causes: causes.map(linked),
    effects: effects.map(linked),
    hasMoreEffects,
    ...(omitted === undefined ? {} : { omitted }),
  };
}
