import {
  type DataOf,
  derivedId,
  type resolutionAdopted,
  type resolutionTextPublished,
  type SequencedEvent,
} from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { MakeCommitment } from '../commitment/commitment.commands.pure.ts';
import { makeAsDecided } from '../commitment/commitment.decider.ts';
import { commitment } from '../commitment/commitment.state.ts';
import { takeWordsOver } from '../commitment/commitment.words.pure.ts';
import { CommitmentWriting } from '../commitment/commitment.writing.ts';

const policy = 'coalitions.make-commitment-when-resolution-adopted';

/**
 * When a resolution that promises something is adopted, the promise stands in the register; when its text is published, that
 * text becomes the words of the promise. The promise's id is derived from the resolution: events of one stream come in order.
 */
@PolicyController({ policy, since: 0 })
export class MakeCommitmentWhenResolutionAdopted {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly writing: CommitmentWriting,
  ) {}

  @EventPattern('members.ResolutionAdopted')
  async adopted(@Payload() event: SequencedEvent<string, DataOf<typeof resolutionAdopted>>): Promise<void> {
    const { unit, themes, owner, promisee, dueOn } = event.data;
    if (promisee === undefined) return;
    const asked: MakeCommitment = {
      ...{ unit, themes, dueOn },
      promisor: { kind: owner.kind, id: owner.organisation },
      promisee: { kind: promisee.kind, id: promisee.organisation },
      arisingFrom: { kind: 'resolution', id: resolutionOf(event) },
    };
    const id = commitmentOfResolution(resolutionOf(event));
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, commitment, id, { unit, organisations: [] }, async (state, given) =>
          makeAsDecided(state, asked, await this.writing.factsOf(asked), given),
        ),
    });
  }

  @EventPattern('members.ResolutionTextPublished')
  async textPublished(@Payload() event: SequencedEvent<string, DataOf<typeof resolutionTextPublished>>): Promise<void> {
    const id = commitmentOfResolution(resolutionOf(event));
    // A resolution that promises nothing has its text published, too.
    const { state } = await this.commands.load(commitment, id);
    if (state.status === 'none') return;
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, commitment, id, (state, given) => takeWordsOver(state, event.data.text, given)),
    });
  }
}

const resolutionOf = ({ stream }: SequencedEvent): string => stream.slice('resolution-'.length);

/** The id of the promise that a resolution makes. */
export function commitmentOfResolution(resolution: string): string {
  return derivedId('commitment', 'resolution', resolution);
}
