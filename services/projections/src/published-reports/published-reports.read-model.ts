import type { DataOf, reportPublished } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** A report as it was published, and the one that stands in its place since, if there is one. */
export interface ShownReport extends DataOf<typeof reportPublished> {
  readonly id: string;
  readonly publishedOn: CivilDate;
  readonly correctedBy: string | null;
}

/** What the forum answered with. Nothing of it ever changes but that it is corrected. */
export const publishedReportsModel: ReadModel<ShownReport> = {
  name: 'published-reports',
  version: 1,
  keepsPast: false,
  indexes: ['unit', 'publishedOn'],
  index: ({ unit, publishedOn }) => ({ unit, publishedOn }),
};
