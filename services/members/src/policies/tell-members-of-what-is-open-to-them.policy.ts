import type { SequencedEvent } from '@baraza/contracts';
import { CommandHandler, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { assembly } from '../assembly/assembly.state.ts';
import { MembersDirectory } from '../directory/members-directory.ts';
import { StandingDirectory } from '../directory/standing-directory.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';
import { NoticeWriting } from '../notice/notice.writing.ts';
import { survey } from '../survey/survey.state.ts';
import { trustRound } from '../trust-round/trust-round.state.ts';

const policy = 'members.tell-members-of-what-is-open-to-them';

/**
 * That they are asked for their answers, that they may vote, or that people where they work are asked how far they trust the
 * forum: each member by a notice of its own, as it stood on the day.
 */
@PolicyController({ policy, since: 0 })
export class TellMembersOfWhatIsOpenToThem {
  constructor(
    private readonly notices: NoticeWriting,
    private readonly commands: CommandHandler,
    private readonly members: MembersDirectory,
    private readonly standing: StandingDirectory,
  ) {}

  @EventPattern('members.SurveyOpened')
  async surveyOpened(@Payload() event: SequencedEvent): Promise<void> {
    const id = idOf(event, survey);
    const { state } = await this.commands.load(survey, id);
    if (state.status === 'none') return;
    const { unit, whoMayAnswer } = state.plan;
    const mayAnswer = new Set(await this.members.membersIn(whoMayAnswer, event.effectiveOn));
    const asked = (await this.standing.membersIn(unit, event.effectiveOn)).filter((one) => mayAnswer.has(one));
    await this.#tell(event, asked, id, 'survey-open');
  }

  @EventPattern('members.TrustRoundOpened')
  async trustRoundOpened(@Payload() event: SequencedEvent): Promise<void> {
    const id = idOf(event, trustRound);
    const { state } = await this.commands.load(trustRound, id);
    if (state.status === 'none') return;
    await this.#tell(event, await this.standing.membersIn(state.plan.unit, event.effectiveOn), id, 'trust-round-open');
  }

  /** By the roll that was fixed with the opening: whoever it leaves out does not vote. */
  @EventPattern('members.ElectionOpened')
  async electionOpened(@Payload() event: SequencedEvent): Promise<void> {
    const id = idOf(event, assembly);
    const { state } = await this.commands.load(assembly, id);
    const entries = 'entries' in state ? (state.entries ?? []) : [];
    const voting = entries.filter(({ votes }) => votes).map(({ organisation }) => organisation);
    await this.#tell(event, voting, id, 'vote-open');
  }

  async #tell(
    event: SequencedEvent,
    organisations: readonly string[],
    about: string,
    template: NoticeTemplateCode,
  ): Promise<void> {
    for (const organisation of organisations) {
      await this.notices.tell(event, policy, { organisation, about, template, isOneOfSeveral: true });
    }
  }
}

const idOf = ({ stream }: SequencedEvent, { name }: { readonly name: string }): string =>
  stream.slice(`${name}-`.length);
