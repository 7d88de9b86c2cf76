import { type Caller, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import type { Parameter } from '../asking/parameters.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import type { TrailQuestion } from './audit-trail.queries.ts';
import { trailModel } from './audit-trail.read-model.ts';

export const TRAIL_PARAMETERS: readonly Parameter[] = [
  ...(['asOf', 'asKnownAt', 'audience', 'limit', 'cursor', 'lang', 'format'] as const),
];
/** What concerns an organisation or a unit, and what a person decided, is of many themes. */
export const CONCERNING_PARAMETERS: readonly Parameter[] = ['theme', ...TRAIL_PARAMETERS];
/** Whoever asks as the public is told of no person, so that there is nothing to ask. */
export const PERSON_TRAIL_PARAMETERS = CONCERNING_PARAMETERS.filter((name) => name !== 'audience');

/** What a trail is asked by. */
@Injectable()
export class TrailAsking {
  constructor(
    private readonly viewing: Viewing,
    private readonly facts: ReferenceFacts,
  ) {}

  /** @throws BadRequest that names every wrong parameter */
  async asked(
    parameters: readonly Parameter[],
    caller: Caller,
    request: FastifyRequest,
  ): Promise<{ readonly frame: Frame; readonly question: TrailQuestion }> {
    const asking = new Asking(request.query as QueryString, parameters);
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.matching('cursor', /^\d{1,15}$/, 'takes `nextCursor` of the page before');
    const theme = await this.#theme(asking);
    const frame = await this.viewing.frame(asking, caller, request, trailModel.name);
    const asOf = frame.asked.asOf === undefined ? undefined : frame.asOf;
    return { frame, question: { knownAt: frame.knownAt, asOf, theme, limit, after: Number(cursor ?? 0) } };
  }

  /** One that the forum uses, or used: what is retired stays where it was. */
  async #theme(asking: Asking): Promise<string | undefined> {
    const all = (): readonly string[] => this.facts.themes().map(({ code }) => code);
    const asked = asking.code('theme');
    if (asked === undefined) return undefined;
    if (!all().includes(asked)) await this.facts.catchUp();
    return asking.choice('theme', all());
  }
}
