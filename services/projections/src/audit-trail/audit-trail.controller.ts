import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { entityTrail } from '../pages/links.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { frameFields } from '../viewing/frame.ts';
import type { LinkedEvent, ToldEvent } from './audit-trail.document.ts';
import { trailPage } from './audit-trail.page.ts';
import { AuditTrailSchema } from './audit-trail.schemas.ts';
import { AuditTrails, type Trail } from './audit-trail.service.ts';
import { CONCERNING_PARAMETERS, PERSON_TRAIL_PARAMETERS, TRAIL_PARAMETERS } from './trail-asking.ts';
import { TrailsAcross } from './trails-across.service.ts';

/** What happened, in order, in plain words; who did it, on whose authority, why, and what it changed. */
@ApiTags('views')
@Controller('views/audit')
export class AuditTrailController {
  constructor(
    private readonly trails: AuditTrails,
    private readonly across: TrailsAcross,
  ) {}

  @Query({
    operationId: 'readEntityTrail',
    path: 'entities/:id',
    summary: 'The audit trail of an entity: every event of it that the caller may see',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: AuditTrailSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...TRAIL_PARAMETERS)
  async entity(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#answer(await this.trails.trail({ entity: id }, caller, request), request, reply);
  }

  @Query({
    operationId: 'readOrganisationTrail',
    path: 'organisations/:id',
    summary: 'The audit trail of an organisation: every event that concerns it, in whatever entity it stands',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: AuditTrailSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...CONCERNING_PARAMETERS)
  async organisation(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#answer(await this.trails.trail({ organisation: id }, caller, request), request, reply);
  }

  @Query({
    operationId: 'readPersonTrail',
    path: 'persons/:id',
    summary:
      'The audit trail of an office-holder: all that a person decided, in whatever role; all of it for themselves',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: AuditTrailSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...PERSON_TRAIL_PARAMETERS)
  async person(
    @Param('id') id: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#answer(await this.across.ofPerson(id, caller, request), request, reply);
  }

  @Query({
    operationId: 'readUnitTrail',
    path: 'units/:code',
    summary: 'The audit trail of a unit: every event that concerns it, or a unit that stood below it when it happened',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: AuditTrailSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...CONCERNING_PARAMETERS)
  async unit(
    @Param('code') code: string,
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#answer(await this.across.ofUnit(code, caller, request), request, reply);
  }

  #answer(trail: Trail, request: FastifyRequest, reply: FastifyReply): object | string {
    return answer(request, reply, { json: () => trailDocument(trail), page: () => trailPage(trail) });
  }
}

function trailDocument({ frame, audience, of, events, omitted, nextCursor }: Trail): object {
  return {
    ...frameFields(frame, audience),
    of: { aggregate: of.aggregate, id: of.id, name: of.name ?? null, unit: of.unit ?? null },
    theme: frame.asked.theme ?? null,
    events: events.map(eventDocument),
    ...(omitted === undefined ? {} : { omitted }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

export function eventDocument({
  doc,
  sentence,
  who,
  policy,
  ground,
  basedOn,
  changes,
  cause,
  effects,
}: ToldEvent): object {
  const { sequence, position, id, type, aggregate, entity, revision, time, effectiveOn } = doc;
  return {
    ...{ sequence, position, id, type, entity: { aggregate, id: entity }, revision, time, effectiveOn, sentence },
    who:
      who === undefined
        ? null
        : {
            person: who.person,
            name: who.name ?? null,
            roles: who.roles,
            organisation: who.organisation?.id ?? null,
            onBehalfOf: who.onBehalfOf?.person ?? null,
          },
    policy: policy ?? null,
    ground: ground ?? null,
    basedOn: basedOn ?? null,
    changes: changes.map(({ field, before, after }) => ({ field, before, after })),
    cause: cause === undefined ? null : linked(cause),
    effects: effects.map(linked),
  };
}

/** With whatever is said beside it, and where it stands. */
export function linked<Event extends LinkedEvent>(event: Event): object {
  return { ...event, trail: entityTrail(event.entity) };
}
