import { type BallotBoxes, BallotBoxClosed } from '@baraza/ballot-box';
import { Inject, Injectable } from '@nestjs/common';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { BALLOT_BOXES } from './ballot-boxes.token.ts';

/** What somebody answers in secret, and which box it goes into. */
export interface SecretAnswer {
  readonly box: string;
  /** The bytes of the longest answer that the box has to take. */
  readonly room: number;
  /** Whose it is, as the record names those who took part. */
  readonly voter: string;
  /** What is answered, the same bytes each time the same is answered. */
  readonly answer: Uint8Array;
}

/** Answers on their way into their box, with nothing of them on the way into the record. */
@Injectable()
export class SecretAnswers {
  constructor(@Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes) {}

  /**
   * The command as the record may remember it. Its hash is in the event that somebody took part, and of an answer that is one of a few
   * anybody could make the hash: so a commitment stands in the answer's place, which nobody can make once the box is drawn.
   * @param rest the body without what is secret
   * @returns undefined where the box takes nothing any more
   */
  async remembered(
    command: IssuedCommand,
    rest: object,
    { box, room, answer }: SecretAnswer,
  ): Promise<IssuedCommand | undefined> {
    try {
      await this.boxes.open(box, room);
      return { ...command, body: { ...rest, secret: await this.boxes.commitment(box, command.id, answer) } };
    } catch (error) {
      if (error instanceof BallotBoxClosed) return undefined;
      throw error;
    }
  }

  /**
   * Puts it in, in the place of what the same voter answered before. To be called when the command has been decided, and before it is
   * recorded: an answer without a record is left out of the draw, and sent again it takes its own place.
   * @returns false where the box takes nothing any more
   */
  async put({ box, voter, answer }: SecretAnswer): Promise<boolean> {
    try {
      await this.boxes.put(box, voter, answer);
      return true;
    } catch (error) {
      if (error instanceof BallotBoxClosed) return false;
      throw error;
    }
  }
}
