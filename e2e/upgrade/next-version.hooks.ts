import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * The next version of the product, for the processes of those services that a file names (`NEXT_VERSION_OF`): the product as it
 * is built, with a few lines changed while they are loaded. There, adding a theme says why (which only adds), and retiring one
 * says until when (which whoever does not know it would take for good).
 */
const CHANGES: readonly { readonly file: string; readonly find: RegExp; readonly put: string }[] = [
  {
    file: '/libs/contracts/dist/members/theme.events.js',
    find: /export const themeContracts = \[[^\]]*\];/,
    put: `
export const themeAdded2 = defineEvent({
  ...themeAdded,
  schemaVersion: 2,
  data: Type.Object({ ...themeAdded.data.properties, why: PublicText(80) }, closed),
  example: { ...themeAdded.example, why: 'Asked for' },
  change: 'only-adds',
  upcast: (data) => ({ ...data, why: 'Not said' }),
});
export const themeRetired2 = defineEvent({
  ...themeRetired,
  schemaVersion: 2,
  data: Type.Object({ ...themeRetired.data.properties, until: PublicText(80) }, closed),
  example: { ...themeRetired.example, until: 'for good' },
  change: 'incompatible',
  upcast: (data) => ({ ...data, until: 'for good' }),
  lower: ({ until, ...data }) => data,
});
export const themeContracts = [themeAdded, themeAdded2, themeRetired, themeRetired2];`,
  },
  {
    file: '/services/members/dist/theme/theme.decider.js',
    find: /type: 'members\.ThemeAdded',\s*data: \{/,
    put: `type: 'members.ThemeAdded', data: { why: 'A resolution',`,
  },
  {
    file: '/services/members/dist/theme/theme.decider.js',
    find: /type: 'members\.ThemeRetired',\s*data: \{/,
    put: `type: 'members.ThemeRetired', data: { until: 'the next assembly',`,
  },
];

const service = /\/services\/(\w+)\/dist\/main\.js$/.exec(process.argv[1] ?? '')?.[1];
if (service !== undefined && isNext(service)) {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const changes = CHANGES.filter(({ file }) => url.endsWith(file));
      if (changes.length === 0) return loaded;
      let source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
      for (const { find, put } of changes) {
        if (!find.test(source)) throw new Error(`${url} is no longer as the next version changes it: ${find.source}`);
        source = source.replace(find, put);
      }
      return { ...loaded, source };
    },
  });
}

function isNext(name: string): boolean {
  const file = process.env['NEXT_VERSION_OF'];
  return file !== undefined && existsSync(file) && readFileSync(file, 'utf8').split(' ').includes(name);
}
