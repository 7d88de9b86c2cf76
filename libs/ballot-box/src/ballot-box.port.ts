/** Somebody who is on record for having taken part. */
export interface VoterOnRecord {
  readonly voter: string;
  /**
   * What may be told beside the answer (the district, say). It is for the caller to see that enough voters share one; the
   * box keeps nothing else of a voter.
   */
  readonly label?: string;
}

export interface DrawnBallot {
  readonly answer: Uint8Array;
  /** The voter's; empty where none was given. */
  readonly label: string;
}

/**
 * Boxes for answers that nobody may be linked to: one for each round (a survey, an election), outside the record.
 *
 * What holds: a box has one ballot for each voter, the last that was put in; every ballot takes the same room, whatever it
 * says. When `put` answers, the ballot is on stable storage. `draw` hands out the answers in an order of chance that owes
 * nothing to who put them in or when; from its return on no file of the box holds, in any page or journal, what could tell
 * whose an answer is, nor an answer that was replaced or left out. Drawn again, by a process that died meanwhile too, it
 * hands out the same answers in the same order, until the box is destroyed. After that, no file holds any of them.
 *
 * Several processes may have the same boxes open where the adapter says so. Then what holds for one process holds for all
 * together: whichever of them puts in, changes, draws or destroys, and whichever dies meanwhile.
 *
 * What a caller must not infer: that whoever runs the machine could not look before the draw. The secret that voters are
 * hidden by lies beside the ballots until then, and whoever holds both can link them. Nor that copies of the file which
 * were made outside (of a disk, say) are reached by a draw.
 */
export interface BallotBoxes {
  /**
   * Makes the box, with a secret of its own. One that is there already stays as it is.
   * @param room the bytes of the longest answer that it has to take
   * @throws BallotBoxClosed where it has been read, drawn or destroyed
   */
  open(box: string, room: number): Promise<void>;

  /**
   * Puts a voter's ballot in, in the place of the one that they put in before.
   * @throws BallotTooLong past the room that the box was opened with; BallotBoxClosed
   * @throws BallotBoxMissing where it has not been opened
   */
  put(box: string, voter: string, answer: Uint8Array): Promise<void>;

  /**
   * Those of the voters who have a ballot in the box: of the others, what they put in was lost.
   * @throws BallotBoxClosed where it has been drawn or destroyed; where there is no box it is nobody
   */
  present(box: string, voters: readonly string[]): Promise<readonly string[]>;

  /** How many ballots are in it: of the drawn, those that were handed out. 0 where there is no box. */
  count(box: string): Promise<number>;

  /**
   * What bytes can be told by while the box is open, and by nobody once it is drawn: an HMAC under its secret. Goes where
   * else a digest of an answer would, for there are few answers, and a digest can be tried out.
   * @param context what it is made for: the same bytes have another one elsewhere
   * @throws BallotBoxClosed, BallotBoxMissing
   */
  commitment(box: string, context: string, bytes: Uint8Array): Promise<string>;

  /**
   * Closes the box and hands out the answers of these voters, in random order, and keeps them with what links them: for a
   * caller that learns only by recording a count who took part, and may have to count again with others. To be followed by
   * `destroy`, or by `draw`. Of a box that is drawn it is what was drawn.
   * @throws BallotBoxClosed where it has been destroyed
   */
  read(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]>;

  /**
   * Closes the box for good and hands out the answers of these voters, in random order. Ballots of others (of somebody
   * whose taking part never came onto the record) are destroyed unread. A box that was never opened has none.
   * @throws BallotBoxClosed where it has been destroyed
   */
  draw(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]>;

  /** Destroys the box with all that is in it. What is left is that there was one. As often as it is called. */
  destroy(box: string): Promise<void>;

  /** Boxes that are not destroyed. */
  list(): Promise<readonly string[]>;

  close(): Promise<void>;
}

/** It has been read, drawn or destroyed: nothing goes in any more. */
export class BallotBoxClosed extends Error {
  override readonly name = 'BallotBoxClosed';
}

export class BallotBoxMissing extends Error {
  override readonly name = 'BallotBoxMissing';
}

export class BallotTooLong extends Error {
  override readonly name = 'BallotTooLong';
}

/** The boxes' file is no such file, or broken. */
export class BallotBoxesDamaged extends Error {
  override readonly name = 'BallotBoxesDamaged';
}

/** They could not be reached, or the disk refused. Everything may be asked again. */
export class BallotBoxesUnavailable extends Error {
  override readonly name = 'BallotBoxesUnavailable';
}
