import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Asks } from '../asking/parameters.ts';
import { presentCounts, presentQuarters } from '../figures/people-of-quarters.ts';
import { tallyFigurePage } from '../figures/tally.page.ts';
import {
  CountsSchema,
  Linked,
  orNull,
  PeopleSchema,
  sectionsSchema,
  TallyFields,
  tallyFigureSchema,
} from '../figures/tally.schemas.ts';
import { presentFigure, presentTally, TALLY_FIGURE_PARAMETERS, TALLY_PARAMETERS } from '../figures/tally-view.ts';
import { answer } from '../pages/answering.ts';
import { READERS_OF_CAMPAIGNS } from '../rights/readers.ts';
import { campaignsPage } from './campaigns-dashboard.page.ts';
import { CAMPAIGNS_SPEC } from './campaigns-dashboard.sections.ts';
import { CampaignsDashboard } from './campaigns-dashboard.service.ts';

const CampaignsDashboardSchema = Type.Object(
  {
    ...TallyFields,
    ...sectionsSchema(CAMPAIGNS_SPEC),
    timeToAnswer: Type.Object({
      mean: orNull(Type.Number({ description: 'In days, from the delivery of a demand to its answer' })),
      days: Linked,
      answers: Linked,
    }),
    people: PeopleSchema,
    protectedReports: CountsSchema,
  },
  { description: 'What citizens struggle for, whom they ask, what they are answered and what comes of it' },
);

@ApiTags('views')
@Controller('views')
export class CampaignsDashboardController {
  constructor(private readonly dashboard: CampaignsDashboard) {}

  @Query({
    operationId: 'readCampaignsDashboard',
    path: 'dashboards/campaigns',
    summary: 'What citizens struggle for: campaigns, demands by answer, actions and people, outcomes',
    description:
      'What happened is of the period; what stands, of its last day. People are told of closed quarters, in the whole forum: in fives, nothing of fewer than five. What is not out yet is told to staff alone. Of a constituency: the campaigns whose rights-holders it is, and what belongs to them.',
    roles: READERS_OF_CAMPAIGNS,
    schema: CampaignsDashboardSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...TALLY_PARAMETERS, CAMPAIGNS_SPEC.of)
  async campaigns(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = await this.dashboard.ask(caller, request);
    const document = await this.dashboard.document(asked);
    const { people, protectedReports, ...counted } = document;
    const nameOf = (code: string): string => asked.frame.forum.tree.nameOf(code);
    return answer(request, reply, {
      json: () => ({
        ...{ ...presentTally(asked), ...counted },
        people: presentQuarters(nameOf, people),
        protectedReports: presentCounts(nameOf, protectedReports),
      }),
      page: () => campaignsPage(asked, document),
    });
  }

  @Query({
    operationId: 'readCampaignsFigureEvents',
    path: 'dashboards/campaigns/events',
    summary: 'The events that a figure of campaigns is the sum of',
    roles: READERS_OF_CAMPAIGNS,
    schema: tallyFigureSchema(CAMPAIGNS_SPEC, 'campaigns'),
    html: true,
    readsViews: true,
  })
  @Asks(...TALLY_FIGURE_PARAMETERS, CAMPAIGNS_SPEC.of)
  async events(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const told = await this.dashboard.figure(caller, request);
    return answer(request, reply, {
      json: () => presentFigure(told),
      page: () => tallyFigurePage(told, { phrase: 'campaigns-dashboard', at: CAMPAIGNS_SPEC.at }),
    });
  }
}
