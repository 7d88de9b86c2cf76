import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CreateCommand,
  EntityCommand,
  EXAMPLE_ID,
  EXAMPLE_MEMBER,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { activityOf } from '../coalition/coalition.activity.ts';
import { DECIDERS, READERS, SPEAKERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import {
  AmendDecisionBody,
  OpenDiscussionBody,
  ProposeCoalitionDecisionBody,
  WithdrawDecisionBody,
} from './decision.commands.ts';
import { amend, openDiscussion, withdraw } from './decision.decider.ts';
import { DecisionDocument, presentDecision } from './decision.document.ts';
import { decisionRules } from './decision.rules.ts';
import { decision } from './decision.state.ts';
import { DecisionWriting } from './decision.writing.ts';

const ALWAYS = ['unknown', 'before-last-step'] as const;

/** A decision from its proposal to the vote. The vote and what came of it have controllers of their own. */
@Controller('coalitions/decisions')
export class DecisionController {
  constructor(
    private readonly within: InCoalition,
    private readonly writing: DecisionWriting,
  ) {}

  @CreateCommand({
    operationId: 'proposeDecision',
    summary: 'Propose something to a coalition to decide on',
    description:
      'By a participant, or by an officer on its word. The rule, the quorum, the days to vote and whether it is secret are those of the terms of reference.',
    roles: SPEAKERS,
    rules: [
      [
        decisionRules,
        [
          ...([
            'proposed-once',
            'coalition-not-standing',
            'speaks-for-another',
            'not-acting',
            'terms-unasked',
          ] as const),
          ...(['terms-unknown', 'campaign-unnamed', 'lead-not-acting', 'campaign-elsewhere', 'review-past'] as const),
        ],
      ],
    ],
    example: {
      coalition: EXAMPLE_ID,
      subject: 'position',
      proposal: 'That we ask the district for the stock lists every month.',
      by: EXAMPLE_MEMBER,
    },
  })
  propose(@Body() body: ProposeCoalitionDecisionBody, @Issued() command: IssuedCommand) {
    const { id, coalition: of, campaign, ...rest } = body;
    const asked = {
      ...{ ...rest, coalition: of },
      ...(campaign === undefined ? {} : { campaign: { ...campaign, struggles: campaign.struggles ?? [] } }),
    };
    return this.within.create(command, decision, { id, of }, (state, coalition, given) =>
      this.writing.propose(state, asked, coalition, given),
    );
  }

  @EntityCommand('amend', {
    operationId: 'amendDecision',
    summary: 'Change the wording of a proposal before the vote',
    roles: SPEAKERS,
    rules: [[decisionRules, [...ALWAYS, 'not-open-to-change', 'speaks-for-another']]],
  })
  amend(@Param('id') id: string, @Body() body: AmendDecisionBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, _of, given) => amend(state, body, given));
  }

  @EntityCommand('open-discussion', {
    operationId: 'openDecisionDiscussion',
    summary: 'Put a proposal before the participants for discussion',
    roles: DECIDERS,
    rules: [[decisionRules, [...ALWAYS, 'discussed-already', 'led-by-another']]],
  })
  openDiscussion(@Param('id') id: string, @Body() _body: OpenDiscussionBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) => ({
      events: openDiscussion(state, of, given),
      also: activityOf(state, { kind: 'decision', id }),
    }));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawDecision',
    summary: 'Withdraw a proposal',
    description: 'By whoever proposed it, before the vote; by those who lead the coalition, until it is decided.',
    roles: SPEAKERS,
    rules: [[decisionRules, [...ALWAYS, 'decided-already', 'led-by-another']]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawDecisionBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) => withdraw(state, body, of, given));
  }

  @ReadEntity({
    operationId: 'readCoalitionDecision',
    summary: 'Read a decision',
    description: 'For the participants of its coalition, wherever they belong, and for those who answer for its unit.',
    roles: READERS,
    schema: DecisionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.within.read(caller, decision, id, presentDecision, moment);
  }

  @ReadEntityEvents({
    operationId: 'readCoalitionDecisionEvents',
    summary: 'Read the events of a decision',
    roles: READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.within.events(caller, decision, id);
  }
}
