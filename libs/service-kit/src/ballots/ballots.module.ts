import { type BallotBoxes, openBallotBoxes } from '@baraza/ballot-box';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { CONFIG } from '../runtime/tokens.ts';
import { BALLOT_BOXES } from './ballot-boxes.token.ts';
import { SecretAnswers } from './secret-answers.ts';

/**
 * The boxes that secret answers and ballots lie in until they are drawn. For services that ask something in secret: each
 * imports it, and those of one process share one file, which it lets go of when the application ends.
 */
@Module({
  providers: [
    {
      provide: BALLOT_BOXES,
      inject: [CONFIG],
      useFactory: ({ ballots }: BarazaConfig) => openBallotBoxes(ballots),
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
