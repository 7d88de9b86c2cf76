/** Nest token of the boxes that secret answers and ballots lie in until they are drawn: `BallotBoxes`. */
export const BALLOT_BOXES = Symbol('baraza.ballot-boxes');
