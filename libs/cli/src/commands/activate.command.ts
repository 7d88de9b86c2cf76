import { argument, defineCommand, repeatable } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { eventVersion, text } from '../command-line/values.ts';
import { forumOptions, withForum } from '../forum/reach-forum.ts';

export const activateCommand = defineCommand({
  name: 'activate',
  summary: 'have a version of an event written from now on, once everybody reads it',
  description:
    'The last step of an upgrade that changes an event so that older readers cannot read it. Refused, with their names, while readers have not announced the version. It cannot be taken back. A version that only adds needs no activation.',
  arguments: { event: argument('which version of which event: <Type>@<version>', eventVersion) },
  options: {
    without: repeatable('--without <reader>', 'a reader not to wait for; it waits as needs-upgrade', text),
    ...forumOptions,
  },
  examples: [
    ['baraza activate members.MembershipAdmitted@2', 'where every reader has announced it'],
    ['baraza activate members.MembershipAdmitted@2 --without "projections on node-2:3005"', 'one will not come back'],
  ],
  async run({ event, without, ...reach }, context) {
    return withForum(reach, context, async ({ client }) => {
      const { status, body } = await client.ask('/ledger/event-versions/activate', {
        method: 'POST',
        body: { ...event, ...(without.length === 0 ? {} : { without }) },
        accept: [409],
      });
      if (status === 409) throw refused(body as Problem);
      const { type, version, activated } = body as Activated;
      const words = activated ? 'is written from now on' : 'was in force already';
      context.console.result({ type, version, activated }, `${type}@${version} ${words}`);
      return EXIT.ok;
    });
  },
});

interface Activated {
  readonly type: string;
  readonly version: number;
  readonly activated: boolean;
}

interface Problem {
  readonly detail?: string;
  readonly params?: { readonly readers?: readonly string[] };
}

/** The readers that lack it are what whoever asked has to see to. */
function refused({ detail = 'it was refused', params }: Problem): CommandFailed {
  const readers = (params?.readers ?? []).map((reader) => `${reader} has not`);
  return new CommandFailed(EXIT.failed, detail, readers);
}
