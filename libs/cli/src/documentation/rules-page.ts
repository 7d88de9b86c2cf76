import type { RuleBook, RuleKind } from '@baraza/domain';

const MEANING: Readonly<Record<RuleKind, string>> = {
  order: 'not now: the state does not allow it',
  input: 'never, as it stands',
  reference: 'what it names is not there, or not fit',
  separation: 'not by you: nobody judges their own case',
};
const STATUS: Readonly<Record<RuleKind, number>> = { order: 409, input: 422, reference: 422, separation: 403 };

/** `docs/rules.md`: every rule of the domain in one sentence, by service and aggregate. */
export function rulesPage(books: readonly { readonly service: string; readonly book: RuleBook<string> }[]): string {
  const services = [...new Set(books.map(({ service }) => service))].sort();
  const kinds = Object.keys(MEANING) as RuleKind[];
  return [
    '# Rules',
    '',
    'Every rule by which the forum refuses a command, as the code states it (made by `npm run generate -- docs`). The sentence is',
    'the title of the rule’s spec and of the refusal; the code stands in the problem’s `type` and `code` and never changes.',
    '',
    '| kind | what it says | status |',
    '| --- | --- | --- |',
    ...kinds.map((kind) => `| ${kind} | ${MEANING[kind]} | ${STATUS[kind]} |`),
    '',
    ...services.flatMap((service) => [
      `## ${service}`,
      '',
      ...books
        .filter((one) => one.service === service)
        .sort((one, other) => (one.book.aggregate < other.book.aggregate ? -1 : 1))
        .flatMap(({ book }) => chapter(book)),
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function chapter(book: RuleBook<string>): readonly string[] {
  return [
    `### ${book.aggregate}`,
    '',
    '| code | rule | kind |',
    '| --- | --- | --- |',
    ...Object.entries(book.rules).map(
      ([name, { title, kind }]) => `| \`${book.code(name)}\` | ${title.replaceAll('|', '\\|')} | ${kind} |`,
    ),
    '',
  ];
}
