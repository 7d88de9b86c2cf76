import type { BallotBoxes } from '@baraza/ballot-box';
import type { SequencedEvent } from '@baraza/contracts';
import { BALLOT_BOXES, CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { SurveyCount } from '../survey/survey.count.ts';
import { count, releaseTexts } from '../survey/survey.counting.pure.ts';
import { survey } from '../survey/survey.state.ts';

const policy = 'members.count-a-survey-when-it-is-closed';

/**
 * What was answered enters the record when a survey is closed: texts first, then the counts, and then box and secret are destroyed. A
 * process that dies in between is followed by one that begins again: the box gives the same answers, what is on record already is
 * found there, and nothing in the box tells whose they are any more.
 */
@PolicyController({ policy, since: 0 })
export class CountASurveyWhenItIsClosed {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: Policies,
    private readonly counting: SurveyCount,
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
  ) {}

  @EventPattern('members.SurveyClosed')
  async closed(@Payload() event: SequencedEvent): Promise<void> {
    const id = event.stream.slice('survey-'.length);
    for (const release of await this.counting.textsOf(id)) {
      await this.policies.issue(event, {
        policy,
        target: `${id} ${release.question} ${release.part}`,
        run: (command) => this.commands.run(command, survey, id, (state, given) => releaseTexts(state, release, given)),
      });
    }
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, survey, id, async (state, given) =>
          count(state, await this.counting.countOf(id, state), given),
        ),
    });
    await this.boxes.destroy(id);
  }

  /** Unread. */
  @EventPattern('members.SurveyCancelled')
  async cancelled(@Payload() event: SequencedEvent): Promise<void> {
    await this.boxes.destroy(event.stream.slice('survey-'.length));
  }
}
