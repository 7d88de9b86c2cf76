import type { Attended, KnownEnrolment } from './enrolment.state.ts';

/** How many of the last sessions somebody stayed away from without excuse, one after the other. */
export function absencesInARow(attendance: readonly Attended[], participant: string): number {
  const marks = marksOf(attendance, participant);
  // Whoever was excused neither came nor stayed away: the row goes on over it.
  const counted = marks.filter((mark) => mark !== 'excused');
  return counted.length - 1 - counted.lastIndexOf('present');
}

/** Of the sessions they were not excused from; undefined where there was none. */
export function attendedPercent(attendance: readonly Attended[], participants: readonly string[]): number | undefined {
  const marks = participants.flatMap((one) => marksOf(attendance, one)).filter((mark) => mark !== 'excused');
  if (marks.length === 0) return undefined;
  return Math.floor((100 * marks.filter((mark) => mark === 'present').length) / marks.length);
}

export const participantsOf = ({ participants }: KnownEnrolment): readonly string[] =>
  participants.map(({ participant }) => participant);

function marksOf(attendance: readonly Attended[], participant: string) {
  return attendance.flatMap(({ marks }) =>
    marks.filter((one) => one.participant === participant).map(({ mark }) => mark),
  );
}
