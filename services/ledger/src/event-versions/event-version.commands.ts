import { CountField, OptionalField, PatternField, TextList } from '@baraza/service-kit';

export class ActivateEventVersionBody {
  @PatternField({
    code: 'event-type',
    expected: 'takes the type of an event, like members.ThemeAdded',
    pattern: '^[a-z]+\\.[A-Z][A-Za-z]+$',
    max: 100,
    example: 'members.ThemeAdded',
  })
  type: string;

  @CountField({
    min: 1,
    max: 10_000,
    example: 1,
    description: 'The version that is to be in force, and those before it',
  })
  version: number;

  @OptionalField()
  @TextList({
    max: 200,
    items: { max: 100 },
    example: 'projections on node-2:3005',
    description: 'Readers that are not waited for, as they are named where it is refused: they wait as `needs-upgrade`',
  })
  without?: string[];
}
