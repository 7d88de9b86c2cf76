import { type DataOf, derivedId, type SequencedEvent, type surveyFindingPublished } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { MakeCommitment } from '../commitment/commitment.commands.pure.ts';
import { makeAsDecided } from '../commitment/commitment.decider.ts';
import { commitment } from '../commitment/commitment.state.ts';
import { CommitmentWriting } from '../commitment/commitment.writing.ts';

const policy = 'coalitions.make-commitment-when-survey-finding-published';

/**
 * "You said, we did": when a finding of a survey is published with what the forum promises for it, the promise stands in the
 * register, in the words that were published. Its id is derived from the finding: one finding is one promise.
 */
@PolicyController({ policy, since: 0 })
export class MakeCommitmentWhenSurveyFindingPublished {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly writing: CommitmentWriting,
  ) {}

  @EventPattern('members.SurveyFindingPublished')
  async findingPublished(
    @Payload() event: SequencedEvent<string, DataOf<typeof surveyFindingPublished>>,
  ): Promise<void> {
    const { finding, unit, themes, promise } = event.data;
    if (promise === undefined) return;
    const asked: MakeCommitment = {
      ...{ unit, themes, dueOn: promise.dueOn, words: promise.words },
      promisor: { kind: 'forum' },
      promisee: { kind: 'members' },
      arisingFrom: { kind: 'survey-finding', id: finding, within: event.stream.slice('survey-'.length) },
    };
    const id = commitmentOfFinding(finding);
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, commitment, id, { unit, organisations: [] }, async (state, given) =>
          makeAsDecided(state, asked, await this.writing.factsOf(asked), given),
        ),
    });
  }
}

/** The id of the promise that is made for a finding. */
export function commitmentOfFinding(finding: string): string {
  return derivedId('commitment', 'survey-finding', finding);
}
