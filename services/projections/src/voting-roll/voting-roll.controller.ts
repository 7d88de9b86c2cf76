import { Readable } from 'node:stream';
import { BadRequest, type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_ROLLS } from '../rights/readers.ts';
import { rollCsv, rollDocument } from './voting-roll.document.ts';
import { rollPage } from './voting-roll.page.ts';
import { VotingRollSchema } from './voting-roll.schemas.ts';
import { askingOf, type Roll, ROLL_PARAMETERS, type RollRow, VotingRolls } from './voting-roll.service.ts';

const PAGE_PARAMETERS = [...ROLL_PARAMETERS, 'limit', 'cursor', 'format'] as const;
const CSV_PARAMETERS = [...ROLL_PARAMETERS, 'bom'] as const;

/** A page of a roll: the rows after the one that the page before ended with. */
export interface RollPage extends Roll {
  readonly shown: readonly RollRow[];
  readonly nextCursor: string | undefined;
}

@ApiTags('views')
@Controller('views')
export class VotingRollController {
  constructor(private readonly rolls: VotingRolls) {}

  @Query({
    operationId: 'readVotingRoll',
    path: 'voting-rolls',
    summary: 'Who may vote on a date, with the explanation for every organisation included or left out',
    roles: READERS_OF_ROLLS,
    schema: VotingRollSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...PAGE_PARAMETERS)
  async read(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = askingOf(request, PAGE_PARAMETERS);
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 100 });
    const cursor = asking.text('cursor');
    const page = pageOf(await this.rolls.roll(asking, caller, request), limit, cursor);
    return answer(request, reply, { json: () => rollDocument(page), page: () => rollPage(page) });
  }

  @Query({
    operationId: 'exportVotingRoll',
    path: 'voting-rolls.csv',
    summary: 'The voting roll of a date as CSV',
    roles: READERS_OF_ROLLS,
    schema: {},
    produces: ['text/csv'],
    readsViews: true,
  })
  @Asks(...CSV_PARAMETERS)
  async csv(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const asking = askingOf(request, CSV_PARAMETERS);
    const withMark = asking.flag('bom');
    const roll = await this.rolls.roll(asking, caller, request);
    reply.header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie');
    return new StreamableFile(Readable.from(rollCsv(roll, withMark)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="voting-roll-${roll.frame.asOf}.csv"`,
    });
  }
}

/** @throws BadRequest for a cursor of another question */
function pageOf(roll: Roll, limit: number, cursor: string | undefined): RollPage {
  const last = cursor === undefined ? -1 : roll.rows.findIndex(({ organisation }) => organisation === cursor);
  if (cursor !== undefined && last === -1) {
    throw new BadRequest('bad-cursor', 'The cursor is not one of this question.', {});
  }
  const shown = roll.rows.slice(last + 1, last + 1 + limit);
  const hasMore = last + 1 + limit < roll.rows.length;
  return { ...roll, shown, nextCursor: hasMore ? shown.at(-1)!.organisation : undefined };
}
