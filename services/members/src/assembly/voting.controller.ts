import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { OFFICERS } from '../roles.ts';
import { AssemblyBallots } from './assembly.ballots.ts';
import { CloseVoteBody, GiveBallotBody, OpenVoteBody } from './assembly.commands.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly } from './assembly.state.ts';
import { openVote } from './assembly.voting.pure.ts';
import { AssemblyWriting } from './assembly.writing.ts';

const DATED = ['not-called', 'dated-before-last-step'] as const;
/** Nobody votes, or closes a vote, as of another day. */
const ON_THE_DAY = { roles: [], days: 0 };

/** The vote of an assembly, in secret. */
@Controller('members/assemblies')
export class VotingController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: AssemblyWriting,
    private readonly ballots: AssemblyBallots,
  ) {}

  @EntityCommand('open-vote', {
    operationId: 'openVote',
    summary: 'Fix the voting roll of the day, with its explanation, and open the vote on it',
    description:
      'A constituency votes for its seats by itself where at least five of it are on the roll; else all vote on them, so that nobody’s ballot can be told from the count.',
    roles: OFFICERS,
    rules: [
      [
        assemblyRules,
        [
          ...DATED,
          ...(['nominations-open', 'candidate-acts', 'convening-unknown', 'not-the-day', 'candidacies-open'] as const),
          ...(['roll-too-small', 'roll-too-long', 'no-candidates'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  open(@Param('id') id: string, @Body() _body: OpenVoteBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, async (state, given) =>
      openVote(state, await this.writing.openingFacts(state, given), given),
    );
  }

  @EntityCommand('give-ballot', {
    operationId: 'giveBallot',
    summary: 'Vote, for an organisation on the roll; again, until the vote is closed',
    description:
      'That the organisation voted goes into the record. How it voted goes into a box outside of it, is counted with the others, and destroyed. The last ballot counts.',
    roles: ['member-representative'],
    backdating: ON_THE_DAY,
    rules: [
      [
        assemblyRules,
        [
          ...DATED,
          ...(['not-voting', 'votes-for-another', 'not-on-roll', 'paper-unknown', 'not-of-the-electorate'] as const),
          ...(['not-a-candidate', 'too-many-choices'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  give(@Param('id') id: string, @Body() { organisation, choices }: GiveBallotBody, @Issued() command: IssuedCommand) {
    return this.ballots.give(id, command, { organisation, choices });
  }

  @EntityCommand('close-vote', {
    operationId: 'closeVote',
    summary: 'Close the vote: the ballots are counted and destroyed',
    roles: OFFICERS,
    backdating: ON_THE_DAY,
    rules: [[assemblyRules, [...DATED, 'not-voting', 'candidate-acts']]],
    sensitive: true,
  })
  async close(@Param('id') id: string, @Body() _body: CloseVoteBody, @Issued() command: IssuedCommand) {
    const done = await this.commands.run(command, assembly, id, (state, given) => this.ballots.close(id, state, given));
    await this.ballots.destroyIfOver(id);
    return done;
  }
}
