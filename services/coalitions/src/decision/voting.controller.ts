import { EntityCommand, EXAMPLE_MEMBER, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { activityOf } from '../coalition/coalition.activity.ts';
import { DECIDERS, SPEAKERS } from '../coalition/coalition.roles.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import { DecisionBallots } from './decision.ballots.ts';
import { CloseDecisionVoteBody, GiveDecisionBallotBody, OpenDecisionVoteBody, VoteBody } from './decision.commands.ts';
import { decisionRules } from './decision.rules.ts';
import { decision } from './decision.state.ts';
import { closeVote, vote } from './decision.voting.pure.ts';
import { DecisionWriting } from './decision.writing.ts';

const ALWAYS = ['unknown', 'before-last-step'] as const;
const OF_A_VOTE = [...ALWAYS, 'not-voting', 'secret-vote', 'not-on-roll', 'vote-void', 'nobody-blocks'] as const;
/** Nobody votes, or closes a vote, as of another day. */
const ON_THE_DAY = { roles: [], days: 0 };

/** The vote on a proposal. */
@Controller('coalitions/decisions')
export class DecisionVotingController {
  constructor(
    private readonly within: InCoalition,
    private readonly ballots: DecisionBallots,
    private readonly writing: DecisionWriting,
  ) {}

  @EntityCommand('open-vote', {
    operationId: 'openDecisionVote',
    summary: 'Open the vote on a proposal, for those who have an active seat now',
    description:
      'Observers do not vote, and organisations that were merged have one vote. The last day is so many days from now as the terms of reference say.',
    roles: DECIDERS,
    backdating: ON_THE_DAY,
    rules: [
      [
        decisionRules,
        [
          ...([...ALWAYS, 'not-discussed', 'led-by-another', 'coalition-not-standing'] as const),
          ...(['no-voters', 'roll-too-small', 'roll-too-long'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  open(@Param('id') id: string, @Body() _body: OpenDecisionVoteBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, async (state, of, given) => ({
      events: await this.writing.openVote(state, of, given),
      also: activityOf(state, { kind: 'decision', id }),
    }));
  }

  @EntityCommand('vote', {
    operationId: 'voteOnDecision',
    summary: 'Vote on a proposal in the open; again, until the vote is closed',
    description: 'By the participant, or by an officer on its word. The last vote counts. Whoever blocks says why.',
    roles: SPEAKERS,
    backdating: ON_THE_DAY,
    rules: [[decisionRules, [...OF_A_VOTE, 'speaks-for-another', 'block-unreasoned', 'objection-to-nothing']]],
    example: { organisation: EXAMPLE_MEMBER, choice: 'agree' },
    sensitive: true,
  })
  vote(@Param('id') id: string, @Body() body: VoteBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) => ({
      events: vote(state, body, of, given),
      also: activityOf(state, { kind: 'decision', id }),
    }));
  }

  @EntityCommand('give-ballot', {
    operationId: 'giveDecisionBallot',
    summary: 'Vote on a proposal in secret; again, until the vote is closed',
    description:
      'That the participant voted goes into the record. How it voted goes into a box outside of it, is counted with the others, and destroyed. The last ballot counts.',
    roles: ['coalition-convenor', 'member-representative'],
    backdating: ON_THE_DAY,
    rules: [[decisionRules, [...OF_A_VOTE, 'votes-for-another']]],
    sensitive: true,
  })
  give(@Param('id') id: string, @Body() body: GiveDecisionBallotBody, @Issued() command: IssuedCommand) {
    const { organisation, choice } = body;
    return this.ballots.give(id, command, { organisation, choice });
  }

  @EntityCommand('close-vote', {
    operationId: 'closeDecisionVote',
    summary: 'Close the vote before its last day is past, when all have voted',
    description: 'It closes by itself when its last day is past.',
    roles: DECIDERS,
    backdating: ON_THE_DAY,
    rules: [[decisionRules, [...ALWAYS, 'not-voting', 'led-by-another', 'votes-outstanding']]],
    sensitive: true,
  })
  close(@Param('id') id: string, @Body() _body: CloseDecisionVoteBody, @Issued() command: IssuedCommand) {
    return this.within.run(command, decision, id, (state, of, given) => closeVote(state, of, given));
  }
}
