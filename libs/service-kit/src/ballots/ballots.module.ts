import type { BallotBoxes } from '@baraza/ballot-box';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openBallots } from '../runtime/open-ballots.ts';
import { CONFIG } from '../runtime/tokens.ts';
import { BALLOT_BOXES } from './ballot-boxes.token.ts';
import { SecretAnswers } from './secret-answers.ts';

/**
 * The boxes that secret answers and ballots lie in until they are drawn. For services that ask something in secret: each
 * imports it, and those of one process share them, which it lets go of when the application ends.
 */
@Module({
  providers: [
    {
      provide: BALLOT_BOXES,
      inject: [CONFIG],
      useFactory: openBallots,
    },
    SecretAnswers,
  ],
  exports: [BALLOT_BOXES, SecretAnswers],
})
export class BallotsModule implements OnApplicationShutdown {
  constructor(@Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes) {}

  async onApplicationShutdown(): Promise<void> {
    await this.boxes.close();
  }
}
