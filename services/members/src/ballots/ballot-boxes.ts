import { type BallotBoxes, openBallotBoxes } from '@baraza/ballot-box';
import { type BarazaConfig, CONFIG } from '@baraza/service-kit';
import { type FactoryProvider, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** Nest token of the boxes that secret answers and ballots lie in until they are drawn: `BallotBoxes`. */
export const BALLOT_BOXES = Symbol('members.ballot-boxes');

export const ballotBoxesProvider: FactoryProvider = {
  provide: BALLOT_BOXES,
  inject: [CONFIG],
  useFactory: ({ ballots }: BarazaConfig) => openBallotBoxes(ballots),
};

/** Lets go of the boxes' file when the application ends. */
@Injectable()
export class BallotBoxesClosing implements OnApplicationShutdown {
  constructor(@Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes) {}

  async onApplicationShutdown(): Promise<void> {
    await this.boxes.close();
  }
}
